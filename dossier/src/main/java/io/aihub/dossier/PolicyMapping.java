package io.aihub.dossier;

import io.aihub.api.v1alpha1.GovernancePolicy;
import io.aihub.api.v1alpha1.GovernancePolicySpec;
import io.aihub.api.v1alpha1.RoleCount;
import io.aihub.api.v1alpha1.policy.MaxValidity;
import io.aihub.api.v1alpha1.policy.PolicySelector;
import io.aihub.api.v1alpha1.policy.Quorum;
import io.aihub.api.v1alpha1.policy.Rule;
import io.aihub.decision.approval.Clocks;
import io.aihub.decision.approval.Content.RiskClass;
import io.aihub.decision.approval.DatedLevel;
import io.aihub.decision.approval.EmergencyLimits;
import io.aihub.decision.approval.Policy;
import io.aihub.decision.approval.Policy.Admission;
import io.aihub.dossier.time.ApiDate;
import io.aihub.dossier.time.GoDuration;
import io.aihub.dossier.vocabulary.EnumMapping;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * From policy objects to what the gate reads. What cannot be read in a policy counts as the
 * strictest value.
 */
final class PolicyMapping {
    private PolicyMapping() {}

    /** Whether the policy selects the namespace; no labels select every namespace. */
    static boolean selects(GovernancePolicy policy, Map<String, String> namespaceLabels) {
        return selector(policy.getSpec())
                .map(PolicySelector::namespaceLabels)
                .map(wanted -> namespaceLabels.entrySet().containsAll(wanted.entrySet()))
                .orElse(true);
    }

    static Policy toPolicy(GovernancePolicy policy) {
        GovernancePolicySpec spec = policy.getSpec();
        return new Policy(
                policy.getMetadata().getName(),
                all(selector(spec).map(PolicySelector::riskClasses))
                        .map(EnumMapping.RISK_CLASS::toDecisions)
                        .collect(Collectors.toSet()),
                admission(spec),
                quorum(spec),
                rules(spec),
                clocks(spec),
                emergency(spec),
                all(of(spec, GovernancePolicySpec::serviceAccountsMayApprove))
                        .collect(Collectors.toSet()));
    }

    private static Optional<PolicySelector> selector(GovernancePolicySpec spec) {
        return of(spec, GovernancePolicySpec::selector);
    }

    private static Admission admission(GovernancePolicySpec spec) {
        return of(spec, GovernancePolicySpec::admission)
                .map(EnumMapping.ADMISSION::toDecisions)
                .orElse(Admission.Required);
    }

    private static Map<RiskClass, Map<String, Integer>> quorum(GovernancePolicySpec spec) {
        return all(of(spec, GovernancePolicySpec::quorum))
                .filter(quorum -> quorum.riskClass() != null)
                .collect(
                        Collectors.toMap(
                                quorum -> EnumMapping.RISK_CLASS.toDecisions(quorum.riskClass()),
                                PolicyMapping::roles,
                                PolicyMapping::larger));
    }

    private static Map<String, Integer> roles(Quorum quorum) {
        return all(Optional.ofNullable(quorum.roles()))
                .filter(role -> role.role() != null && role.count() != null)
                .collect(Collectors.toMap(RoleCount::role, RoleCount::count, Math::max));
    }

    private static Map<String, Integer> larger(Map<String, Integer> one, Map<String, Integer> two) {
        Map<String, Integer> merged = new HashMap<>(one);
        two.forEach((role, count) -> merged.merge(role, count, Math::max));
        return merged;
    }

    /** A date that cannot be read counts as reached. */
    private static Map<String, DatedLevel> rules(GovernancePolicySpec spec) {
        BinaryOperator<DatedLevel> stricter =
                (one, two) -> one.level().stricter(two.level()) == one.level() ? one : two;
        return all(of(spec, GovernancePolicySpec::rules))
                .filter(rule -> rule.id() != null && rule.level() != null)
                .collect(
                        Collectors.toMap(
                                Rule::id,
                                rule ->
                                        new DatedLevel(
                                                EnumMapping.RULE_LEVEL.toDecisions(rule.level()),
                                                ApiDate.start(rule.enforceFrom())),
                                stricter));
    }

    private static Clocks clocks(GovernancePolicySpec spec) {
        Map<RiskClass, Duration> maxValidity =
                all(of(spec, GovernancePolicySpec::maxValidity))
                        .filter(limit -> limit.riskClass() != null)
                        .collect(
                                Collectors.toMap(
                                        limit ->
                                                EnumMapping.RISK_CLASS.toDecisions(
                                                        limit.riskClass()),
                                        PolicyMapping::validity,
                                        (one, two) -> one.compareTo(two) <= 0 ? one : two));
        return new Clocks(
                maxValidity,
                duration(of(spec, GovernancePolicySpec::renewalWindow)),
                duration(of(spec, GovernancePolicySpec::graceForRunning)));
    }

    /** With a limit that cannot be read no such decision counts, which shows at once. */
    private static Duration validity(MaxValidity limit) {
        return GoDuration.parse(limit.duration()).orElse(Duration.ZERO);
    }

    private static EmergencyLimits emergency(GovernancePolicySpec spec) {
        Optional<GovernancePolicySpec> given = Optional.ofNullable(spec);
        Map<String, Integer> roles =
                all(given.map(GovernancePolicySpec::temporaryResume).map(rule -> rule.roles()))
                        .collect(Collectors.toMap(role -> role, role -> 1, Integer::sum));
        return new EmergencyLimits(
                duration(
                        given.map(GovernancePolicySpec::breakGlass)
                                .map(rule -> rule.maxDuration())),
                duration(
                        given.map(GovernancePolicySpec::breakGlass)
                                .map(rule -> rule.ratifyWithin())),
                duration(
                        given.map(GovernancePolicySpec::temporaryResume)
                                .map(rule -> rule.maxDuration())),
                roles);
    }

    private static Optional<Duration> duration(Optional<String> text) {
        return text.flatMap(GoDuration::parse);
    }

    private static <S, T> Optional<T> of(S spec, Function<S, T> field) {
        return Optional.ofNullable(spec).map(field);
    }

    private static <T> Stream<T> all(Optional<List<T>> list) {
        return list.stream().flatMap(List::stream);
    }
}
