package io.aihub.decision.ruling;

import static io.aihub.decision.ruling.BreachEvidence.Answer.No;
import static io.aihub.decision.ruling.BreachEvidence.Answer.Unknown;
import static io.aihub.decision.ruling.BreachEvidence.Answer.Yes;

import io.aihub.decision.ruling.Circumstances.Governance;
import io.aihub.decision.ruling.Circumstances.Onset;
import io.aihub.decision.ruling.Circumstances.OutputShift;
import io.aihub.decision.ruling.Circumstances.Quality;
import io.aihub.decision.ruling.Circumstances.RiskGrade;
import io.aihub.decision.ruling.Circumstances.Subgroups;
import io.aihub.decision.ruling.DecisionTable.Ruling;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The rows, in the order in which they are tried: people first, then measured harm, then what rolls
 * back, then what alerts, and blindness last, so that the row that protects most wins.
 */
enum TableRow {
    Withdrawn(
            15,
            "approval withdrawn or the model suspended",
            TableRow::stoppedByPeople,
            e ->
                    e.circumstances().governance() == Governance.Suspended
                            ? Remedy.Stop
                            : Remedy.Withdraw),
    ModelHarms(
            10,
            "measured performance fell and the previous version is better",
            e -> harmInAll(e) && e.version() == Yes,
            Remedy.Rollback),
    TechnicallyWorse(
            1, "the new version is technically worse", TableRow::serviceAtFault, Remedy.Rollback),
    PreprocessingBroken(
            4,
            "the new version's preprocessing or schema is broken",
            e -> e.service() == No && e.quality() == Yes && e.version() == Yes,
            Remedy.Rollback),
    BehaviourChanged(
            8,
            "the version changed its behaviour on the same inputs",
            e -> outputMoved(e) && e.input() == No && e.version() == Yes,
            e ->
                    e.circumstances().outputShift() == OutputShift.Declared
                            ? Remedy.Alert
                            : Remedy.Rollback),
    WorldChanged(
            11,
            "the world changed and the model no longer fits it",
            e -> harmInAll(e) && e.input() == Yes && e.version() == No,
            Remedy.SafeState),
    HarmUnexplained(
            12,
            "measured performance fell and the cause is unknown",
            TableRow::harmInAll,
            e ->
                    e.circumstances().risk() == RiskGrade.High
                            ? Remedy.SafeState
                            : Remedy.PausePromotion),
    Inequity(
            13,
            "only one subgroup is affected",
            e -> e.circumstances().subgroups() == Subgroups.OnlyOne,
            Remedy.Alert),
    PlatformAtFault(
            2,
            "platform or upstream: both versions are slow or failing",
            e -> e.service() == Yes && e.version() == No,
            Remedy.Alert),
    FeedBroken(
            3,
            "the input feed is broken",
            e -> e.service() == No && e.quality() == Yes,
            e ->
                    e.circumstances().quality() == Quality.BeyondHardLimit
                            ? Remedy.SafeState
                            : Remedy.Alert),
    BothMoved(
            6,
            "inputs drifted and moved both versions",
            e -> outputMoved(e) && e.input() == Yes && e.version() == No,
            Remedy.PausePromotion),
    NotAttributable(
            7,
            "outputs drifted and it cannot be attributed",
            e -> outputMoved(e) && e.input() != Unknown && e.version() != No,
            Remedy.PausePromotion),
    UnseenCause(
            9,
            "outputs moved although the watched inputs did not: an unwatched feature or a setting",
            e -> outputMoved(e) && e.input() == No,
            Remedy.Alert),
    InputDriftAlone(
            5,
            "inputs drifted, outputs are steady",
            e -> sound(e) && e.input() == Yes && e.output() == No,
            Remedy.Alert),
    Quiet(
            0,
            "nothing is broken",
            e -> sound(e) && e.input() == No && e.output() == No,
            Remedy.None),
    Blind(
            14,
            "blind: what is known does not suffice to find a cause",
            e -> true,
            Remedy.PausePromotion);

    private final int number;
    private final String reading;
    private final Predicate<BreachEvidence> applies;
    private final Function<BreachEvidence, Remedy> remedy;

    TableRow(int number, String reading, Predicate<BreachEvidence> applies, Remedy remedy) {
        this(number, reading, applies, e -> remedy);
    }

    TableRow(
            int number,
            String reading,
            Predicate<BreachEvidence> applies,
            Function<BreachEvidence, Remedy> remedy) {
        this.number = number;
        this.reading = reading;
        this.applies = applies;
        this.remedy = remedy;
    }

    boolean applies(BreachEvidence evidence) {
        return applies.test(evidence);
    }

    Ruling ruling(BreachEvidence evidence) {
        return new Ruling(number, reading, remedy.apply(evidence));
    }

    private static boolean stoppedByPeople(BreachEvidence e) {
        return e.circumstances().governance() != Governance.InForce;
    }

    private static boolean harmInAll(BreachEvidence e) {
        return e.labels() == Yes && e.circumstances().subgroups() == Subgroups.NotOne;
    }

    private static boolean serviceAtFault(BreachEvidence e) {
        boolean atSwitch = e.version() == Unknown && e.circumstances().onset() == Onset.AtSwitch;
        return e.service() == Yes && (e.version() == Yes || atSwitch);
    }

    private static boolean sound(BreachEvidence e) {
        return e.service() == No && e.quality() == No;
    }

    private static boolean outputMoved(BreachEvidence e) {
        return sound(e) && e.output() == Yes;
    }
}
