package io.aihub.decision.condition;

import io.aihub.decision.ConditionFact;
import io.aihub.decision.ConditionFact.ConditionStatus;
import io.aihub.decision.ConditionType;
import io.aihub.decision.Finding;
import io.aihub.decision.Reason;
import io.aihub.decision.health.StabilityAssessor;
import io.aihub.decision.observation.CandidateProgress;
import io.aihub.decision.revision.ObservedRevision;
import io.aihub.decision.revision.RevisionId;
import io.aihub.decision.revision.RolloutTerms.Strategy;
import io.aihub.decision.rollout.RolloutState.CandidateRecord;
import io.aihub.decision.rollout.RolloutStep;
import io.aihub.decision.rollout.Standing.Serves;
import java.time.Instant;
import java.util.Optional;

/** What the conditions say about pods: whether they run, and whether they have earned trust. */
final class DeploymentConditions {

    ConditionFact deployed(Pass pass) {
        Optional<ConditionFact> incoming =
                pass.rollout().next().candidate().map(candidate -> incoming(pass, candidate));
        Serves serves = pass.rollout().next().serves();
        if (serves == Serves.Revision) {
            return serving(pass, incoming);
        }
        if (incoming.isPresent()) {
            return incoming.get();
        }
        if (serves == Serves.Stopped) {
            return state(pass, Reason.Stopped, "Stopped: no pods, no endpoint.");
        }
        Reason reason =
                pass.approvals().asked().isInForce()
                        ? Reason.NotServing
                        : Reason.WaitingForApproval;
        return state(pass, reason, sentence(reason));
    }

    /** That what serves does not answer is graver than how far another revision has come. */
    private static ConditionFact serving(Pass pass, Optional<ConditionFact> incoming) {
        boolean answers = pass.seen().answers(pass.rollout().next());
        boolean available = answers && ConditionsAssessor.available(pass);
        if (!answers || !available && !makesRoom(pass)) {
            return dark(pass, incoming.map(fact -> " " + fact.message()).orElse(""));
        }
        return incoming.orElseGet(
                () ->
                        ConditionsAssessor.fact(
                                pass,
                                ConditionType.Deployed,
                                ConditionStatus.True,
                                Reason.Deployed,
                                "The pods of " + version(pass) + " are available."));
    }

    /** Without room for two, what serves goes before the next one comes, as its terms say. */
    private static boolean makesRoom(Pass pass) {
        return pass.rollout()
                .next()
                .candidate()
                .filter(c -> CandidateProgress.of(pass.seen(), c) != CandidateProgress.Late)
                .flatMap(c -> pass.seen().serving())
                .filter(serving -> serving.terms().strategy() == Strategy.Recreate)
                .isPresent();
    }

    private static ConditionFact dark(Pass pass, String rest) {
        boolean comesIn = !rest.isEmpty();
        String which = version(pass) + (comesIn ? ", which serves," : "");
        if (!pass.seen().answers(pass.rollout().next())) {
            Reason reason = hindrance(pass).flatMap(Finding::reason).orElse(Reason.NameTaken);
            String why = hindrance(pass).map(Finding::message).orElse(sentence(Reason.NameTaken));
            return state(pass, reason, which + " does not answer: " + why + rest);
        }
        Optional<String> trouble =
                pass.rollout()
                        .next()
                        .serving()
                        .flatMap(id -> pass.seen().revision(id.name()))
                        .flatMap(ObservedRevision::trouble);
        return state(
                pass,
                trouble.isPresent() ? Reason.PodsFailing : Reason.NotAvailable,
                "The pods of " + which + " are not available" + because(trouble) + rest);
    }

    private static Optional<Finding> hindrance(Pass pass) {
        return pass.seen().traffic().obstacle();
    }

    private static String version(Pass pass) {
        return pass.rollout().next().serving().map(RevisionId::version).orElse("");
    }

    private static String because(Optional<String> trouble) {
        return trouble.map(why -> ": " + why).orElse("") + ".";
    }

    private static ConditionFact incoming(Pass pass, CandidateRecord candidate) {
        String name = candidate.id().version() + " (" + candidate.id().name() + ")";
        CandidateProgress progress = CandidateProgress.of(pass.seen(), candidate);
        return switch (progress) {
            case NameTaken ->
                    state(
                            pass,
                            Reason.NameTaken,
                            hindrance(pass)
                                    .map(Finding::message)
                                    .orElse(sentence(Reason.NameTaken)));
            case SmokeTestFailed ->
                    state(
                            pass,
                            Reason.SmokeTestFailed,
                            name
                                    + " did not answer a golden request and gets no traffic"
                                    + because(trouble(pass, candidate)));
            case Ready -> held(pass, name);
            case Late, Starting ->
                    starting(pass, candidate, name, progress == CandidateProgress.Late);
        };
    }

    private static Optional<String> trouble(Pass pass, CandidateRecord candidate) {
        return pass.seen().revision(candidate.id().name()).flatMap(ObservedRevision::trouble);
    }

    private static ConditionFact held(Pass pass, String name) {
        boolean baseline = pass.rollout().step() == RolloutStep.StoreBaseline;
        Reason reason = baseline ? Reason.WaitingForBaseline : Reason.PromotionPaused;
        return state(pass, reason, name + " is ready and waits: " + reason.meaning() + ".");
    }

    private static ConditionFact starting(
            Pass pass, CandidateRecord candidate, String name, boolean late) {
        Optional<String> trouble = trouble(pass, candidate);
        if (late) {
            return state(
                    pass,
                    Reason.ProgressDeadlineExceeded,
                    name
                            + " was not available by "
                            + CandidateProgress.deadline(pass.seen(), candidate)
                            + trouble.map(why -> ": " + why + ".").orElse("; look at its pods."));
        }
        return state(
                pass,
                trouble.isPresent() ? Reason.PodsFailing : Reason.Starting,
                "The pods of "
                        + name
                        + trouble.map(why -> " do not start: " + why + ".")
                                .orElse(" are starting."));
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
