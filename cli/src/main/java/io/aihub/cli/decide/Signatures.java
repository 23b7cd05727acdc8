package io.aihub.cli.decide;

import io.aihub.api.v1alpha1.ApprovalState;
import io.aihub.api.v1alpha1.DecisionKind;
import io.aihub.api.v1alpha1.ModelDecision;
import io.aihub.api.v1alpha1.ModelDecisionSpec;
import io.aihub.api.v1alpha1.RoleCount;
import io.aihub.api.v1alpha1.revision.Quarantine;
import io.aihub.api.v1alpha1.status.ApprovalStatus;
import io.aihub.api.v1alpha1.status.GivenApproval;
import io.aihub.cli.CommandRefusal;
import io.aihub.dossier.time.ApiDate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who has signed and who is missing: from status where the operator counted the very content, else
 * from the decisions themselves. What counts is for the operator's gate to say.
 */
final class Signatures {
    private final List<RoleCount> required;
    private final List<GivenApproval> given;
    private final boolean renewable;

    private Signatures(List<RoleCount> required, List<GivenApproval> given, boolean renewable) {
        this.required = required;
        this.given = given;
        this.renewable = renewable;
    }

    /** The signatures under a content that is to be approved, or tried again. */
    static Signatures of(DecidedModel decided, DecisionKind kind, String digest, Instant now) {
        Optional<ApprovalStatus> status = decided.approval();
        List<RoleCount> required = status.map(ApprovalStatus::required).orElse(List.of());
        if (kind == DecisionKind.Approve && decided.shownInStatus(digest)) {
            ApprovalState state = status.map(ApprovalStatus::state).orElse(null);
            return new Signatures(
                    required,
                    status.map(ApprovalStatus::given).orElse(List.of()),
                    state == ApprovalState.Expiring || state == ApprovalState.Expired);
        }
        Instant since =
                kind == DecisionKind.Retry
                        ? decided.quarantine(digest)
                                .flatMap(Signatures::at)
                                .orElse(Instant.EPOCH)
                                .truncatedTo(ChronoUnit.SECONDS)
                        : Instant.EPOCH;
        return new Signatures(
                required,
                decided.decisions().stream()
                        .filter(made -> made.getSpec().decision() == kind)
                        .filter(made -> digest.equals(made.getSpec().contentDigest()))
                        .filter(made -> !createdAt(made).isBefore(since))
                        .map(ModelDecision::getSpec)
                        .filter(made -> !over(made, now))
                        .map(Signatures::signature)
                        .toList(),
                false);
    }

    private static Optional<Instant> at(Quarantine quarantine) {
        return ApiDate.time(quarantine.at());
    }

    private static Instant createdAt(ModelDecision made) {
        return ApiDate.time(made.getMetadata().getCreationTimestamp()).orElse(Instant.MAX);
    }

    private static boolean over(ModelDecisionSpec made, Instant now) {
        return ApiDate.time(made.validUntil()).filter(until -> !now.isBefore(until)).isPresent();
    }

    private static GivenApproval signature(ModelDecisionSpec made) {
        return new GivenApproval(made.role(), made.approver().username(), made.validUntil());
    }

    /**
     * Refuses a signature that could not count.
     *
     * @throws CommandRefusal when nobody asked for the role, or the person has signed already
     */
    void check(DecisionDraft.Who who) {
        List<String> roles = required.stream().map(RoleCount::role).toList();
        if (!roles.isEmpty() && !roles.contains(who.role())) {
            throw new CommandRefusal(
                    "nobody asked for the role "
                            + who.role()
                            + ", so it would not count; asked for are: "
                            + String.join(", ", roles));
        }
        Optional<GivenApproval> before =
                given.stream()
                        .filter(one -> person(one.username()).equals(person(who.username())))
                        .findFirst();
        before.filter(one -> !renews(one, who)).ifPresent(one -> refuse(one, who));
    }

    private static void refuse(GivenApproval before, DecisionDraft.Who who) {
        String said =
                before.username()
                        + " has signed already, as "
                        + before.role()
                        + Optional.ofNullable(before.until())
                                .map(end -> " until " + end)
                                .orElse("");
        throw new CommandRefusal(
                before.role().equals(who.role())
                        ? said + "; to renew that, give a later end with --until"
                        : said
                                + ", and a person counts for one role; let somebody else sign as "
                                + who.role());
    }

    private boolean renews(GivenApproval before, DecisionDraft.Who who) {
        Optional<Instant> end = ApiDate.time(before.until());
        if (!before.role().equals(who.role()) || end.isEmpty()) {
            return false;
        }
        return who.until().map(until -> until.isAfter(end.get())).orElse(renewable);
    }

    private static String person(String username) {
        return username.strip().toLowerCase(Locale.ROOT);
    }

    /** Whether this person's signature is among them. */
    boolean has(DecisionDraft.Who who) {
        return given.stream()
                .anyMatch(
                        one ->
                                one.role().equals(who.role())
                                        && person(one.username()).equals(person(who.username())));
    }

    /** The same, with one more. */
    Signatures with(DecisionDraft.Who who) {
        List<GivenApproval> more = new ArrayList<>(given);
        if (!has(who)) {
            more.add(
                    new GivenApproval(
                            who.role(),
                            who.username(),
                            who.until().map(Instant::toString).orElse(null)));
        }
        return new Signatures(required, more, renewable);
    }

    boolean known() {
        return !required.isEmpty();
    }

    /** Roles that nobody has signed for, repeated by number. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (RoleCount role : required) {
            long signed =
                    given.stream()
                            .filter(one -> one.role().equals(role.role()))
                            .map(one -> person(one.username()))
                            .distinct()
                            .count();
            for (long seat = signed; seat < count(role); seat++) {
                missing.add(role.role());
            }
        }
        return missing;
    }

    /** For example {@code 1 of 2; information-security is missing}. */
    String progress() {
        int all = required.stream().mapToInt(Signatures::count).sum();
        List<String> missing = missing();
        return all
                - missing.size()
                + " of "
                + all
                + (missing.isEmpty()
                        ? ""
                        : "; "
                                + String.join(", ", missing)
                                + (missing.size() == 1 ? " is missing" : " are missing"));
    }

    /** Each as {@code sara as clinical-safety until ...}. */
    List<String> names() {
        return given.stream()
                .map(
                        one ->
                                one.username()
                                        + " as "
                                        + one.role()
                                        + Optional.ofNullable(one.until())
                                                .map(until -> " until " + until)
                                                .orElse(""))
                .toList();
    }

    private static int count(RoleCount role) {
        return role.count() == null ? 1 : role.count();
    }
}
