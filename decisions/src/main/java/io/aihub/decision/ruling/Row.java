package io.aihub.decision.ruling;

import static io.aihub.decision.ruling.Evidence.Answer.No;
import static io.aihub.decision.ruling.Evidence.Answer.Unknown;
import static io.aihub.decision.ruling.Evidence.Answer.Yes;

import io.aihub.decision.ruling.Circumstances.Governance;
import io.aihub.decision.ruling.Circumstances.Onset;
import io.aihub.decision.ruling.Circumstances.OutputShift;
import io.aihub.decision.ruling.Circumstances.Quality;
import io.aihub.decision.ruling.Circumstances.Risk;
import io.aihub.decision.ruling.Circumstances.Subgroups;
import io.aihub.decision.ruling.DecisionTable.Ruling;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The rows, in the order in which they are tried: people first, then measured harm, then what rolls
 * back, then what alerts, and blindness last, so that the row that protects most wins.
 */
enum Row {
    Withdrawn(
            15,
            "approval withdrawn or the model suspended",
            Row::stoppedByPeople,
            e ->
                    e.circumstances().governance() == Governance.Suspended
                            ? Action.Stop
                            : Action.Withdraw),
    ModelHarms(
            10,
            "measured performance fell and the previous version is better",
            e -> harmInAll(e) && e.version() == Yes,
            Action.Rollback),
    TechnicallyWorse(
            1, "the new version is technically worse", Row::serviceAtFault, Action.Rollback),
    PreprocessingBroken(
            4,
            "the new version's preprocessing or schema is broken",
            e -> e.service() == No && e.quality() == Yes && e.version() == Yes,
            Action.Rollback),
    BehaviourChanged(
            8,
            "the version changed its behaviour on the same inputs",
            e -> outputMoved(e) && e.input() == No && e.version() == Yes,
            e ->
                    e.circumstances().outputShift() == OutputShift.Declared
                            ? Action.Alert
                            : Action.Rollback),
    WorldChanged(
            11,
            "the world changed and the model no longer fits it",
            e -> harmInAll(e) && e.input() == Yes && e.version() == No,
            Action.SafeState),
    HarmUnexplained(
            12,
            "measured performance fell and the cause is unknown",
            Row::harmInAll,
            e -> e.circumstances().risk() == Risk.High ? Action.SafeState : Action.PausePromotion),
    Inequity(
            13,
            "only one subgroup is affected",
            e -> e.circumstances().subgroups() == Subgroups.OnlyOne,
            Action.Alert),
    PlatformAtFault(
            2,
            "platform or upstream: both versions are slow or failing",
            e -> e.service() == Yes && e.version() == No,
            Action.Alert),
    FeedBroken(
            3,
            "the input feed is broken",
            e -> e.service() == No && e.quality() == Yes,
            e ->
                    e.circumstances().quality() == Quality.BeyondHardLimit
                            ? Action.SafeState
                            : Action.Alert),
    BothMoved(
            6,
            "inputs drifted and moved both versions",
            e -> outputMoved(e) && e.input() == Yes && e.version() == No,
            Action.PausePromotion),
    NotAttributable(
            7,
            "outputs drifted and it cannot be attributed",
            e -> outputMoved(e) && e.input() != Unknown && e.version() != No,
            Action.PausePromotion),
    UnseenCause(
            9,
            "outputs moved although the watched inputs did not: an unwatched feature or a setting",
            e -> outputMoved(e) && e.input() == No,
            Action.Alert),
    InputDriftAlone(
            5,
            "inputs drifted, outputs are steady",
            e -> sound(e) && e.input() == Yes && e.output() == No,
            Action.Alert),
    Quiet(
            0,
            "nothing is broken",
            e -> sound(e) && e.input() == No && e.output() == No,
            Action.None),
    Blind(
            14,
            "blind: what is known does not suffice to find a cause",
            e -> true,
            Action.PausePromotion);

    private final int number;
    private final String reading;
    private final Predicate<Evidence> applies;
    private final Function<Evidence, Action> action;

    Row(int number, String reading, Predicate<Evidence> applies, Action action) {
        this(number, reading, applies, e -> action);
    }

    Row(
            int number,
            String reading,
            Predicate<Evidence> applies,
            Function<Evidence, Action> action) {
        this.number = number;
        this.reading = reading;
        this.applies = applies;
        this.action = action;
    }

    boolean applies(Evidence evidence) {
        return applies.test(evidence);
    }

    Ruling ruling(Evidence evidence) {
        return new Ruling(number, reading, action.apply(evidence));
    }

    private static boolean stoppedByPeople(Evidence e) {
        return e.circumstances().governance() != Governance.InForce;
    }

    private static boolean harmInAll(Evidence e) {
        return e.labels() == Yes && e.circumstances().subgroups() == Subgroups.NotOne;
    }

    private static boolean serviceAtFault(Evidence e) {
        boolean atSwitch = e.version() == Unknown && e.circumstances().onset() == Onset.AtSwitch;
        return e.service() == Yes && (e.version() == Yes || atSwitch);
    }

    private static boolean sound(Evidence e) {
        return e.service() == No && e.quality() == No;
    }

    private static boolean outputMoved(Evidence e) {
        return sound(e) && e.output() == Yes;
    }
}
