package io.aihub.decision.condition;

import io.aihub.decision.ConditionFact;
import io.aihub.decision.ConditionFact.ConditionStatus;
import io.aihub.decision.ConditionType;
import io.aihub.decision.Reason;
import io.aihub.decision.health.StabilityAssessor;
import io.aihub.decision.revision.ObservedRevision;
import io.aihub.decision.revision.RevisionFacts.WorkloadState;
import io.aihub.decision.revision.RevisionId;
import io.aihub.decision.rollout.RolloutState.CandidateRecord;
import io.aihub.decision.rollout.RolloutStep;
import io.aihub.decision.rollout.Standing.Serves;
import java.time.Instant;
import java.util.Optional;

/** What the conditions say about pods: whether they run, and whether they have earned trust. */
final class DeploymentConditions {

    ConditionFact deployed(Pass pass) {
        Optional<CandidateRecord> candidate = pass.rollout().next().candidate();
        if (candidate.isPresent()) {
            return incoming(pass, candidate.get());
        }
        Serves serves = pass.rollout().next().serves();
        if (serves == Serves.Stopped) {
            return state(pass, Reason.Stopped, "Stopped: no pods, no endpoint.");
        }
        if (serves == Serves.Nothing) {
            Reason reason =
                    pass.approvals().asked().isInForce()
                            ? Reason.NotServing
                            : Reason.WaitingForApproval;
            return state(pass, reason, sentence(reason));
        }
        String version = pass.rollout().next().serving().map(RevisionId::version).orElse("");
        if (ConditionsAssessor.available(pass)) {
            return ConditionsAssessor.fact(
                    pass,
                    ConditionType.Deployed,
                    ConditionStatus.True,
                    Reason.Deployed,
                    "The pods of " + version + " are available.");
        }
        Optional<String> trouble = serving(pass).flatMap(ObservedRevision::trouble);
        return state(
                pass,
                trouble.isPresent() ? Reason.PodsFailing : Reason.NotAvailable,
                "The pods of " + version + " are not available" + because(trouble));
    }

    private static Optional<ObservedRevision> serving(Pass pass) {
        return pass.rollout().next().serving().flatMap(id -> pass.seen().revision(id.name()));
    }

    private static String because(Optional<String> trouble) {
        return trouble.map(why -> ": " + why).orElse("") + ".";
    }

    /** While another revision comes in, what serves has to be told beside it. */
    private static String servingTrouble(Pass pass) {
        boolean serves = pass.rollout().next().serves() == Serves.Revision;
        return serving(pass)
                .filter(revision -> serves && !ConditionsAssessor.available(pass))
                .map(
                        revision ->
                                " The pods of "
                                        + revision.id().version()
                                        + ", which serves, are not available"
                                        + because(revision.trouble()))
                .orElse("");
    }

    private static ConditionFact incoming(Pass pass, CandidateRecord candidate) {
        String name = candidate.id().version() + " (" + candidate.id().name() + ")";
        WorkloadState workload =
                pass.seen()
                        .revision(candidate.id().name())
                        .map(ObservedRevision::workload)
                        .orElse(WorkloadState.Absent);
        return switch (workload) {
            case NameTaken -> state(pass, Reason.NameTaken, sentence(Reason.NameTaken));
            case SmokeTestFailed ->
                    state(
                            pass,
                            Reason.SmokeTestFailed,
                            name
                                    + " did not answer a golden request and gets no traffic"
                                    + because(trouble(pass, candidate))
                                    + servingTrouble(pass));
            case Ready -> held(pass, name);
            case Absent, Starting -> starting(pass, candidate, name);
        };
    }

    private static Optional<String> trouble(Pass pass, CandidateRecord candidate) {
        return pass.seen().revision(candidate.id().name()).flatMap(ObservedRevision::trouble);
    }

    private static ConditionFact held(Pass pass, String name) {
        boolean baseline = pass.rollout().step() == RolloutStep.StoreBaseline;
        Reason reason = baseline ? Reason.WaitingForBaseline : Reason.PromotionPaused;
        return state(
                pass,
                reason,
                name + " is ready and waits: " + reason.meaning() + "." + servingTrouble(pass));
    }

    private static ConditionFact starting(Pass pass, CandidateRecord candidate, String name) {
        Instant deadline =
                candidate.since().plus(terms(pass, candidate).terms().progressDeadline());
        boolean late = pass.seen().now().isAfter(deadline);
        Optional<String> trouble = trouble(pass, candidate);
        if (late) {
            return state(
                    pass,
                    Reason.ProgressDeadlineExceeded,
                    name
                            + " was not available by "
                            + deadline
                            + trouble.map(why -> ": " + why + ".").orElse("; look at its pods.")
                            + servingTrouble(pass));
        }
        return state(
                pass,
                trouble.isPresent() ? Reason.PodsFailing : Reason.Starting,
                "The pods of "
                        + name
                        + trouble.map(why -> " do not start: " + why + ".").orElse(" are starting.")
                        + servingTrouble(pass));
    }

    private static ObservedRevision terms(Pass pass, CandidateRecord candidate) {
        return pass.seen().revision(candidate.id().name()).orElse(pass.seen().asked());
    }

    ConditionFact stable(Pass pass) {
        Optional<ObservedRevision> serving =
                pass.rollout().next().serving().flatMap(id -> pass.seen().revision(id.name()));
        if (pass.rollout().next().serves() != Serves.Revision || serving.isEmpty()) {
            return ConditionsAssessor.fact(
                    pass,
                    ConditionType.Stable,
                    ConditionStatus.False,
                    Reason.NotServing,
                    sentence(Reason.NotServing));
        }
        Optional<Instant> earned = serving.get().history().stableSince();
        boolean now = earned.isPresent() || dueNow(pass, serving.get());
        return ConditionsAssessor.fact(
                pass,
                ConditionType.Stable,
                now ? ConditionStatus.True : ConditionStatus.False,
                now ? Reason.Stable : Reason.Stabilizing,
                sentence(now ? Reason.Stable : Reason.Stabilizing));
    }

    private static boolean dueNow(Pass pass, ObservedRevision serving) {
        return StabilityAssessor.stableFrom(pass.seen(), serving, pass.health())
                .filter(at -> !pass.seen().now().isBefore(at))
                .isPresent();
    }

    private static ConditionFact state(Pass pass, Reason reason, String message) {
        return ConditionsAssessor.fact(
                pass, ConditionType.Deployed, ConditionStatus.False, reason, message);
    }

    private static String sentence(Reason reason) {
        String meaning = reason.meaning();
        return Character.toUpperCase(meaning.charAt(0)) + meaning.substring(1) + ".";
    }
}
