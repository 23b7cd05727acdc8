package io.aihub.decision.condition;

import io.aihub.decision.ConditionFact;
import io.aihub.decision.ConditionFact.ConditionStatus;
import io.aihub.decision.ConditionType;
import io.aihub.decision.Finding;
import io.aihub.decision.Level;
import io.aihub.decision.Reason;
import io.aihub.decision.approval.ApprovalDecision;
import io.aihub.decision.approval.ApprovalState;
import io.aihub.decision.approval.Blocker;
import io.aihub.decision.approval.Content.Hosting;
import io.aihub.decision.health.Health;
import io.aihub.decision.health.Health.Overall;
import io.aihub.decision.health.Health.Sight;
import io.aihub.decision.health.SignalReport;
import io.aihub.decision.revision.ObservedRevision;
import io.aihub.decision.revision.RevisionFacts.WorkloadState;
import io.aihub.decision.revision.RevisionId;
import io.aihub.decision.rollout.Standing.Serves;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** States the conditions of a pass. Where somebody has to act, the message says how. */
public final class ConditionsAssessor {
    private final DeploymentConditions deployment = new DeploymentConditions();
    private final OverrideConditions overrides = new OverrideConditions();
    private final StopConditions stops = new StopConditions();
    private final HoldConditions holds = new HoldConditions();

    public List<ConditionFact> assess(Pass pass) {
        List<ConditionFact> facts = new ArrayList<>();
        facts.add(registerComplete(pass));
        facts.add(approved(pass));
        ConditionFact deployed = deployment.deployed(pass);
        facts.add(deployed);
        facts.add(deployment.stable(pass));
        facts.add(monitoring(pass));
        facts.add(signals(pass));
        facts.addAll(overrides.assess(pass));
        facts.add(ready(pass, deployed));
        facts.addAll(stops.assess(pass));
        facts.addAll(holds.assess(pass));
        return facts;
    }

    static ConditionFact fact(
            Pass pass, ConditionType type, ConditionStatus status, Reason reason, String message) {
        return new ConditionFact(
                type,
                status,
                reason,
                message,
                pass.seen().register().generation(),
                pass.seen().now());
    }

    private static ConditionFact registerComplete(Pass pass) {
        boolean draft = pass.approvals().asked().state() == ApprovalState.Draft;
        return draft
                ? fact(
                        pass,
                        ConditionType.RegisterComplete,
                        ConditionStatus.False,
                        Reason.FieldsMissing,
                        "Fields are missing; status.findings says which and what to write.")
                : fact(
                        pass,
                        ConditionType.RegisterComplete,
                        ConditionStatus.True,
                        Reason.Complete,
                        "Every mandatory field is there.");
    }

    private static ConditionFact approved(Pass pass) {
        ApprovalDecision asked = pass.approvals().asked();
        ConditionStatus status = asked.isInForce() ? ConditionStatus.True : ConditionStatus.False;
        return fact(pass, ConditionType.Approved, status, reason(asked), approvalMessage(asked));
    }

    private static Reason reason(ApprovalDecision asked) {
        if (asked.causes().contains(Blocker.NoPolicy)) {
            return Reason.NoGovernancePolicy;
        }
        if (asked.causes().contains(Blocker.AdmissionMissing)) {
            return Reason.AdmissionPoliciesMissing;
        }
        return asked.state().reason();
    }

    /** Of what keeps approved content out, the gravest. */
    private static String whatKeepsOut(ApprovalDecision asked) {
        return asked.findings().stream()
                .filter(finding -> finding.level() == Level.Enforce)
                .findFirst()
                .map(finding -> ". " + finding.path() + ": " + finding.message())
                .orElse("");
    }

    private static String approvalMessage(ApprovalDecision asked) {
        if (asked.isInForce()) {
            return asked.effectiveUntil()
                    .map(until -> "Approved until " + until + ", set by " + asked.limitedBy() + ".")
                    .orElse("Approved.");
        }
        Reason reason = reason(asked);
        // Who approves now would be asked in vain: a stop holds whatever is approved.
        Optional<String> stopped = StopConditions.holding(asked);
        if (stopped.isPresent()) {
            return "Not in force: " + reason.meaning() + ". " + stopped.get();
        }
        if (reason == Reason.KeptOut) {
            return "Not in force: " + reason.meaning() + whatKeepsOut(asked) + ".";
        }
        if (asked.missing().isEmpty() || asked.state() == ApprovalState.Revoked) {
            return "Not in force: " + reason.meaning() + ".";
        }
        return "Not in force: "
                + reason.meaning()
                + ". Missing roles: "
                + String.join(", ", asked.missing())
                + ". Each approves with: aihub approve NAME --role ROLE --reason TEXT.";
    }

    private static ConditionFact monitoring(Pass pass) {
        Health health = pass.health();
        ConditionStatus status =
                switch (health.sight()) {
                    case Sees ->
                            health.overall() == Overall.NotMonitored
                                    ? ConditionStatus.Unknown
                                    : ConditionStatus.True;
                    case Silent -> ConditionStatus.Unknown;
                    case Dark, Blind -> ConditionStatus.False;
                };
        String blind =
                health.sight() == Sight.Blind ? "Blind since " + blindSince(pass) + ". " : "";
        return fact(
                pass,
                ConditionType.MonitoringAvailable,
                status,
                health.sightReason(),
                blind + health.sightMessage());
    }

    /** The moment is remembered, so that the message stays as it is while nothing changes. */
    private static Instant blindSince(Pass pass) {
        return pass.seen().recorded().serving().blindSince().orElse(pass.seen().now());
    }

    private static ConditionFact signals(Pass pass) {
        Health health = pass.health();
        return switch (health.overall()) {
            case WithinLimits -> signals(pass, ConditionStatus.True, Reason.WithinLimits, "");
            case Warning -> signals(pass, ConditionStatus.True, Reason.SignalWarning, "");
            case Breached -> signals(pass, ConditionStatus.False, Reason.Breach, breached(health));
            case NotMonitored -> signals(pass, ConditionStatus.Unknown, health.sightReason(), "");
            case Unknown ->
                    signals(
                            pass,
                            ConditionStatus.Unknown,
                            health.sight() == Sight.Sees
                                    ? Reason.Inconclusive
                                    : health.sightReason(),
                            "");
        };
    }

    private static ConditionFact signals(
            Pass pass, ConditionStatus status, Reason reason, String more) {
        String meaning = reason.meaning();
        String sentence =
                Character.toUpperCase(meaning.charAt(0)) + meaning.substring(1) + "." + more;
        return fact(pass, ConditionType.SignalsWithinLimits, status, reason, sentence);
    }

    private static String breached(Health health) {
        StringBuilder text = new StringBuilder(" In breach:");
        health.reports().stream()
                .filter(SignalReport::breached)
                .forEach(
                        report ->
                                text.append(' ')
                                        .append(report.terms().name())
                                        .append(" since ")
                                        .append(report.state().since())
                                        .append('.'));
        return text.toString();
    }

    /**
     * {@code Ready} means that the content asked for is approved and serves with its pods
     * available, and nothing else.
     */
    private static ConditionFact ready(Pass pass, ConditionFact deployed) {
        ApprovalDecision asked = pass.approvals().asked();
        boolean external = pass.seen().asked().dossier().content().hosting() == Hosting.External;
        if (external) {
            return fact(
                    pass,
                    ConditionType.Ready,
                    asked.isInForce() ? ConditionStatus.True : ConditionStatus.False,
                    Reason.RegisterEntryOnly,
                    "A register entry, never a workload; its approval: " + asked.state() + ".");
        }
        boolean serves = pass.rollout().next().serves() == Serves.Revision;
        boolean wanted = pass.servesWhatIsAsked();
        if (serves && wanted && deployed.status() == ConditionStatus.True) {
            return fact(
                    pass,
                    ConditionType.Ready,
                    ConditionStatus.True,
                    Reason.Ready,
                    readyMessage(pass));
        }
        String now =
                pass.seen().answers(pass.rollout().next())
                        ? "Serving "
                                + pass.rollout()
                                        .next()
                                        .serving()
                                        .map(RevisionId::version)
                                        .orElse("")
                                + ". "
                        : nothing(pass);
        return fact(
                pass,
                ConditionType.Ready,
                ConditionStatus.False,
                Reason.NotReady,
                now + todo(pass, deployed) + held(pass));
    }

    private static String held(Pass pass) {
        return HoldConditions.told(pass).map(sentence -> " " + sentence).orElse("");
    }

    /** That nothing was recorded as serving does not say that nothing answers. */
    private static String nothing(Pass pass) {
        return pass.seen().problems().stream()
                .filter(problem -> problem.rule().equals(Reason.UnownedWorkload.name()))
                .map(Finding::message)
                .findFirst()
                .map(message -> "Nothing that was decided serves, but: " + message + " ")
                .orElse("Nothing serves. ");
    }

    private static String readyMessage(Pass pass) {
        String version = pass.rollout().next().serving().map(RevisionId::version).orElse("");
        // Terms that are adopted in this pass are those that are asked for.
        ApprovalDecision own = pass.servingApproval().orElse(pass.approvals().asked());
        String lapsed =
                own.isInForce()
                        ? ""
                        : " Its approval is no longer in force ("
                                + reason(own).meaning()
                                + "); it keeps serving as its terms say. Renew the approval.";
        String resumed = StopConditions.resumed(own).map(text -> " " + text).orElse("");
        return "Serving "
                + version
                + "; signals: "
                + pass.health().overall()
                + "."
                + resumed
                + through(pass)
                + lapsed
                + held(pass);
    }

    /** Whose Service it is through which it answers, where that is not the model's own. */
    private static String through(Pass pass) {
        return pass.seen().traffic().obstacle().map(finding -> " " + finding.message()).orElse("");
    }

    private static String todo(Pass pass, ConditionFact deployed) {
        ApprovalDecision asked = pass.approvals().asked();
        boolean stopped = StopConditions.holding(asked).isPresent();
        boolean waits = !asked.isInForce() && (stopped || !pass.servesWhatIsAsked());
        return waits ? approvalMessage(asked) : deployed.message();
    }

    /** Terms that are adopted have no snapshot yet when they are, and the pods that there are. */
    private static Optional<ObservedRevision> serving(Pass pass, RevisionId id) {
        ObservedRevision asked = pass.seen().asked();
        return pass.seen()
                .revision(id.name())
                .or(() -> Optional.of(asked).filter(one -> one.id().equals(id)));
    }

    static boolean available(Pass pass) {
        return pass.rollout()
                .next()
                .serving()
                .flatMap(id -> serving(pass, id))
                .filter(revision -> revision.workload() == WorkloadState.Ready)
                .isPresent();
    }
}
