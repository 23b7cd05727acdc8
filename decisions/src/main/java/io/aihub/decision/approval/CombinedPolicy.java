package io.aihub.decision.approval;

import io.aihub.decision.Finding;
import io.aihub.decision.Level;
import io.aihub.decision.approval.Content.RiskClass;
import io.aihub.decision.approval.Policy.Admission;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What all policies that select the content say together: in every point the stricter one holds.
 */
record CombinedPolicy(Optional<RiskClass> riskClass, List<Policy> policies) {
    private static final Duration HOURS_72 = Duration.ofHours(72);
    private static final Duration RATIFY_WITHIN = Duration.ofDays(7);
    private static final Duration RENEWAL_WINDOW = Duration.ofDays(30);
    static final String SERVICE_ACCOUNT = "system:serviceaccount:";

    static CombinedPolicy of(Dossier dossier) {
        Optional<RiskClass> riskClass = dossier.content().riskClass();
        return new CombinedPolicy(
                riskClass,
                dossier.policies().stream()
                        .filter(policy -> riskClass.map(policy::selects).orElse(true))
                        .sorted(Comparator.comparing(Policy::name))
                        .toList());
    }

    List<String> names() {
        return policies.stream().map(Policy::name).toList();
    }

    /** The largest count that any policy asks of each role; empty when none names a quorum. */
    SortedMap<String, Integer> quorum() {
        SortedMap<String, Integer> quorum = new TreeMap<>();
        riskClass.ifPresent(
                wanted ->
                        policies.stream()
                                .map(policy -> policy.quorum().getOrDefault(wanted, Map.of()))
                                .forEach(roles -> addLargest(quorum, roles)));
        return quorum;
    }

    /**
     * Policies without a quorum for the class: they select the model and cannot be satisfied alone.
     */
    List<String> withoutQuorum() {
        return policies.stream()
                .filter(
                        policy ->
                                riskClass.map(policy.quorum()::get).map(Map::isEmpty).orElse(true))
                .map(Policy::name)
                .toList();
    }

    boolean admissionRequired() {
        return policies.isEmpty()
                || policies.stream().anyMatch(policy -> policy.admission() == Admission.Required);
    }

    /** Whether a user may decide: a person always, a service account when every policy lists it. */
    boolean mayDecide(String username) {
        return !username.strip().toLowerCase(Locale.ROOT).startsWith(SERVICE_ACCOUNT)
                || (!policies.isEmpty()
                        && policies.stream()
                                .allMatch(
                                        policy ->
                                                policy.serviceAccountsMayApprove()
                                                        .contains(username)));
    }

    /** The finding at the level that holds now; several policies, the stricter. */
    Finding level(Finding finding, Instant now) {
        Level level =
                policies.stream()
                        .map(
                                policy ->
                                        Optional.ofNullable(policy.rules().get(finding.rule()))
                                                .map(rule -> rule.at(now))
                                                .orElse(finding.level()))
                        .reduce(Level::stricter)
                        .orElse(finding.level());
        return finding.at(level);
    }

    Stream<Instant> ruleDates() {
        return policies.stream()
                .flatMap(policy -> policy.rules().values().stream())
                .flatMap(rule -> rule.enforceFrom().stream());
    }

    Duration maxValidity() {
        return riskClass
                .flatMap(
                        wanted ->
                                shortest(
                                        policies.stream()
                                                .map(policy -> policy.clocks().maxValidity())
                                                .map(byClass -> byClass.get(wanted))
                                                .flatMap(Stream::ofNullable)))
                .orElseGet(this::usualValidity);
    }

    Duration renewalWindow() {
        return policies.stream()
                .flatMap(policy -> policy.clocks().renewalWindow().stream())
                .max(Comparator.naturalOrder())
                .orElse(RENEWAL_WINDOW);
    }

    Optional<Duration> graceForRunning() {
        return shortest(
                policies.stream().flatMap(policy -> policy.clocks().graceForRunning().stream()));
    }

    Duration breakGlassMax() {
        return atMost72h(policies.stream().flatMap(p -> p.emergency().breakGlassMax().stream()));
    }

    Duration ratifyWithin() {
        return shortest(policies.stream().flatMap(p -> p.emergency().ratifyWithin().stream()))
                .orElse(RATIFY_WITHIN);
    }

    Duration temporaryResumeMax() {
        return atMost72h(
                policies.stream().flatMap(p -> p.emergency().temporaryResumeMax().stream()));
    }

    /** Who lifts a stop for a time; empty, so nobody, when no policy selects the model. */
    SortedMap<String, Integer> temporaryResumeRoles() {
        SortedMap<String, Integer> roles = new TreeMap<>();
        policies.stream()
                .map(policy -> policy.emergency().temporaryResumeRoles())
                .map(
                        named ->
                                named.isEmpty()
                                        ? Map.of("clinical-safety", 1, "hub-operator", 1)
                                        : named)
                .forEach(named -> addLargest(roles, named));
        return roles;
    }

    private Duration usualValidity() {
        return switch (riskClass.orElse(RiskClass.High)) {
            case Minimal -> Duration.ofDays(1095);
            case Limited -> Duration.ofDays(730);
            case High, Prohibited -> Duration.ofDays(365);
        };
    }

    private static Duration atMost72h(Stream<Duration> named) {
        return shortest(Stream.concat(Stream.of(HOURS_72), named)).orElse(HOURS_72);
    }

    private static Optional<Duration> shortest(Stream<Duration> durations) {
        return durations.min(Comparator.naturalOrder());
    }

    private static void addLargest(SortedMap<String, Integer> into, Map<String, Integer> roles) {
        roles.forEach(
                (role, count) -> {
                    if (count > 0) {
                        into.merge(role, count, Math::max);
                    }
                });
    }
}
