package io.aihub.decision.approval;

import io.aihub.decision.Finding;
import io.aihub.decision.Level;
import io.aihub.decision.Reason;
import io.aihub.decision.approval.ApprovalContext.AdmissionGuard;
import io.aihub.decision.approval.Content.Hosting;
import io.aihub.decision.approval.Content.RiskClass;
import io.aihub.decision.approval.Effect.PlaceLimit;
import io.aihub.decision.approval.GivenDecision.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Separates the decisions that count from those that do not, and says why not. What holds back
 * (suspend, revoke, reject) counts even where admission policies are missing: stopping must be
 * easy.
 */
final class DecisionFilter {
    private static final int SHORTEST_REASON = 20;

    private final Dossier dossier;
    private final CombinedPolicy policy;
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> stale = new ArrayList<>();
    private final Map<DecisionKind, List<GivenDecision>> kept = new EnumMap<>(DecisionKind.class);

    private DecisionFilter(Dossier dossier, CombinedPolicy policy) {
        this.dossier = dossier;
        this.policy = policy;
    }

    static EffectiveDecisions sift(Dossier dossier, CombinedPolicy policy) {
        DecisionFilter sieve = new DecisionFilter(dossier, policy);
        dossier.decisions().stream().distinct().sorted(GivenDecision.BY_AGE).forEach(sieve::take);
        return sieve.result();
    }

    private void take(GivenDecision decision) {
        boolean counts =
                switch (decision.kind()) {
                    case Suspend -> true;
                    case Approve -> acceptable(decision) && fitsCluster(decision);
                    case BreakGlass -> acceptable(decision) && explained(decision);
                    case Resume, Retry, Reject, RequestChanges, Revoke -> acceptable(decision);
                    // Planner's business; whoever may not hold is told so here.
                    case Hold -> byPerson(decision);
                    case Acknowledge, Advise, Rollback -> false;
                };
        if (counts) {
            kept.computeIfAbsent(decision.kind(), kind -> new ArrayList<>()).add(decision);
        }
    }

    private boolean acceptable(GivenDecision decision) {
        return aboutThisContent(decision)
                && readable(decision)
                && byPerson(decision)
                && rightClass(decision)
                && protectedByAdmission(decision);
    }

    private boolean aboutThisContent(GivenDecision decision) {
        boolean same =
                !decision.kind().bindsContent()
                        || dossier.content()
                                .contentDigest()
                                .equals(decision.subject().contentDigest())
                        || decision.kind() != DecisionKind.Approve
                                && decision.reaches(dossier.content());
        if (!same && decision.kind().permits()) {
            stale.add(decision.name());
        }
        return same;
    }

    private boolean readable(GivenDecision decision) {
        if (!decision.kind().permits() || decision.period().isReadable()) {
            return true;
        }
        boolean end = decision.period().until().filter(Period.UNREADABLE_UNTIL::equals).isPresent();
        String field = end ? "validUntil" : "validFrom";
        findings.add(
                Finding.of(
                        Reason.UnreadableDate,
                        Level.Warn,
                        "spec." + field,
                        describe(decision)
                                + " does not count: its "
                                + field
                                + " is no time that exists; decide again with a time and its offset,"
                                + " for example 2027-12-01T00:00:00Z"));
        return false;
    }

    private boolean byPerson(GivenDecision decision) {
        String username = decision.statement().username();
        if (!username.isBlank() && policy.mayDecide(username)) {
            return true;
        }
        findings.add(
                Finding.of(
                        "APR-02",
                        Level.Warn,
                        "",
                        describe(decision)
                                + " does not count: "
                                + username
                                + " is not a person; let a person decide, or list the service account"
                                + " in serviceAccountsMayApprove of every policy that selects the model"));
        return false;
    }

    private boolean rightClass(GivenDecision decision) {
        Optional<RiskClass> stated = decision.subject().riskClass();
        Optional<RiskClass> own = classThatCounts(decision);
        if (stated.isPresent() && stated.equals(own)) {
            return true;
        }
        findings.add(
                Finding.of(
                        Reason.WrongRiskClass,
                        Level.Warn,
                        "spec.risk.class",
                        describe(decision)
                                + " does not count: it names risk class "
                                + stated.map(Enum::name).orElse("(none)")
                                + ", the content has "
                                + own.map(Enum::name).orElse("(none)")));
        return false;
    }

    /** A revocation that reaches other content states the class of the content that it names. */
    private Optional<RiskClass> classThatCounts(GivenDecision decision) {
        return decision.kind() == DecisionKind.Revoke && decision.reaches(dossier.content())
                ? decision.effect().reach().named().flatMap(Effect.NamedContent::riskClass)
                : dossier.content().riskClass();
    }

    /** The gate says once that admission is missing, so a single decision needs no finding. */
    private boolean protectedByAdmission(GivenDecision decision) {
        return !decision.kind().permits() || admissionHolds(dossier, policy);
    }

    static boolean admissionHolds(Dossier dossier, CombinedPolicy policy) {
        return !policy.admissionRequired() || dossier.context().guard() == AdmissionGuard.Present;
    }

    private boolean fitsCluster(GivenDecision decision) {
        Optional<PlaceLimit> limit = decision.effect().cluster();
        if (dossier.content().hosting() == Hosting.External
                || limit.map(wanted -> fits(wanted, dossier.context().cluster())).orElse(true)) {
            return true;
        }
        findings.add(
                Finding.of(
                        Reason.PlacementRefused,
                        Level.Warn,
                        "spec.cluster",
                        describe(decision)
                                + " does not count here: it is for another kind of cluster"));
        return false;
    }

    private static boolean fits(PlaceLimit limit, ClusterPlace cluster) {
        boolean location =
                limit.location().isEmpty() || limit.location().equals(cluster.location());
        return location
                && (limit.jurisdiction().isBlank()
                        || Residency.covers(List.of(limit.jurisdiction()), cluster.jurisdiction()));
    }

    private boolean explained(GivenDecision decision) {
        Statement statement = decision.statement();
        if (statement.reason().strip().length() >= SHORTEST_REASON
                && !statement.incidentRef().isBlank()) {
            return true;
        }
        findings.add(
                Finding.of(
                        "BRK-01",
                        Level.Warn,
                        "",
                        describe(decision)
                                + " does not count: give a reason of at least "
                                + SHORTEST_REASON
                                + " characters and an incidentRef"));
        return false;
    }

    private EffectiveDecisions result() {
        if (!stale.isEmpty()) {
            findings.add(
                    Finding.of(
                            Reason.StaleContent,
                            Level.Record,
                            "",
                            stale.size()
                                    + " decisions name another content digest and do not count for this"
                                    + " content, the latest is "
                                    + stale.get(stale.size() - 1)));
        }
        return new EffectiveDecisions(
                counted(
                        DecisionKind.Approve,
                        Optional.of(policy.maxValidity()),
                        "approval.validUntil"),
                refusals(),
                kept(DecisionKind.Revoke),
                kept(DecisionKind.Suspend),
                counted(DecisionKind.Resume, Optional.empty(), "resume.validUntil"),
                counted(DecisionKind.Retry, Optional.of(policy.maxValidity()), "retry.validUntil"),
                emergencies(),
                List.copyOf(findings));
    }

    private List<GivenDecision> kept(DecisionKind kind) {
        return kept.getOrDefault(kind, List.of());
    }

    /** A resumption without an end lifts for good, an approval never: the policies cap it. */
    private List<TimedDecision> counted(DecisionKind kind, Optional<Duration> cap, String endName) {
        return kept(kind).stream().map(decision -> span(decision, cap, endName)).toList();
    }

    private static TimedDecision span(
            GivenDecision decision, Optional<Duration> cap, String endName) {
        Instant stated = decision.period().until().orElse(Instant.MAX);
        Instant capped =
                cap.map(longest -> Moments.after(decision.start(), longest)).orElse(Instant.MAX);
        return capped.isBefore(stated)
                ? new TimedDecision(decision, decision.start(), capped, "policy.maxValidity")
                : new TimedDecision(decision, decision.start(), stated, endName);
    }

    /**
     * A person's own later approval of the same content withdraws a request for changes, never a
     * rejection.
     */
    private List<GivenDecision> refusals() {
        List<GivenDecision> refusals = new ArrayList<>(kept(DecisionKind.Reject));
        kept(DecisionKind.RequestChanges).stream()
                .filter(
                        request ->
                                kept(DecisionKind.Approve).stream()
                                        .noneMatch(a -> withdraws(a, request)))
                .forEach(refusals::add);
        refusals.sort(GivenDecision.BY_AGE);
        return List.copyOf(refusals);
    }

    private static boolean withdraws(GivenDecision approval, GivenDecision request) {
        return approval.person().equals(request.person())
                && approval.identity().createdAt().isAfter(request.identity().createdAt());
    }

    /** Break-glass decisions of one incident end together, however many follow each other. */
    private List<TimedDecision> emergencies() {
        List<GivenDecision> all = kept(DecisionKind.BreakGlass);
        return all.stream()
                .map(
                        decision -> {
                            Instant first =
                                    all.stream()
                                            .filter(other -> sameIncident(other, decision))
                                            .map(GivenDecision::start)
                                            .min(Instant::compareTo)
                                            .orElse(decision.start());
                            Instant end =
                                    Moments.earlier(
                                            Moments.after(decision.start(), policy.breakGlassMax()),
                                            Moments.after(first, policy.ratifyWithin()));
                            return new TimedDecision(
                                    decision,
                                    decision.start(),
                                    Moments.earlier(decision.period().until().orElse(end), end),
                                    "breakGlass");
                        })
                .toList();
    }

    private static boolean sameIncident(GivenDecision one, GivenDecision other) {
        return one.statement()
                .incidentRef()
                .strip()
                .equalsIgnoreCase(other.statement().incidentRef().strip());
    }

    static String describe(GivenDecision decision) {
        return decision.kind() + " " + decision.name() + " by " + decision.statement().username();
    }
}
