package io.aihub.dossier.rules;

import static io.aihub.dossier.rules.RegisterRule.need;
import static io.aihub.dossier.rules.RegisterRule.refused;
import static io.aihub.dossier.rules.RegisterRule.when;

import io.aihub.decision.Level;
import io.aihub.dossier.time.GoDuration;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Rules on what is watched and against which limits. */
final class MonitoringRules {
    private static final String SIGNALS = "monitoring.signals";
    private static final Duration SHORT_WINDOW = Duration.ofMinutes(5);

    private static final RegisterRule MON_01 =
            new RegisterRule(
                    "MON-01",
                    "Västra Götaland action plan, focus 3; AI Act Art. 26(5)",
                    Level.Enforce,
                    "a model in use beyond a pilot has a signal with a limit",
                    MonitoringRules::watched);
    private static final RegisterRule MON_02 =
            new RegisterRule(
                    "MON-02",
                    "AI Act Art. 15, 26(4)",
                    Level.Enforce,
                    "a high-risk model is watched for drift and for equal care",
                    MonitoringRules::driftAndEquity);
    private static final RegisterRule MON_03 =
            new RegisterRule(
                    "MON-03",
                    "AI Act Art. 72",
                    Level.Enforce,
                    "the monitoring of a high-risk model has a plan and an owner",
                    MonitoringRules::planned);
    private static final RegisterRule MON_04 =
            new RegisterRule(
                    "MON-04",
                    "AI Act Art. 15",
                    Level.Enforce,
                    "a warning comes before a breach, and a window needs observations",
                    MonitoringRules::ordered);
    private static final RegisterRule MON_07 =
            new RegisterRule(
                    "MON-07",
                    "AI Act Art. 14, 26(5)",
                    Level.Enforce,
                    "an action is asked for only of a signal that is assessed",
                    MonitoringRules::possible);
    private static final RegisterRule MON_08 =
            new RegisterRule(
                    "MON-08",
                    "monitoring reference",
                    Level.Enforce,
                    "a drift signal names an input or output that its profile has",
                    MonitoringRules::known);
    private static final RegisterRule MON_06 =
            new RegisterRule(
                    "MON-06",
                    "monitoring reference",
                    Level.Warn,
                    "windows are not shorter than five minutes",
                    entry -> entry.items(SIGNALS).stream().flatMap(MonitoringRules::length));

    private MonitoringRules() {}

    static List<RegisterRule> all() {
        return List.of(MON_01, MON_02, MON_03, MON_04, MON_06, MON_07, MON_08);
    }

    private static Stream<Hit> watched(RegisterEntry entry) {
        List<RegisterEntry> signals = entry.items(SIGNALS);
        boolean named = signals.stream().anyMatch(signal -> !signal.absent("threshold.breach"));
        boolean watched =
                AssessedSignals.of(entry).anyMatch(signal -> !signal.absent("threshold.breach"));
        Hit hit =
                Hit.missing(
                        entry.show(SIGNALS),
                        "write at least one signal that is assessed, with threshold.breach: "
                                + AssessedSignals.WANTED
                                + "; or stage: Pilot");
        return when(entry.inCluster() && entry.inUse() && !watched, named ? hit.lately() : hit);
    }

    private static Stream<Hit> driftAndEquity(RegisterEntry entry) {
        boolean due = entry.inCluster() && entry.highRisk() && entry.inUse();
        boolean named = entry.items(SIGNALS).stream().anyMatch(AssessedSignals::isDrift);
        boolean watched = AssessedSignals.of(entry).findAny().isPresent();
        Hit drift =
                Hit.missing(
                        entry.show(SIGNALS),
                        "write a signal of drift that is assessed: " + AssessedSignals.WANTED);
        return Stream.concat(
                when(due && !watched, named ? drift.lately() : drift),
                when(
                        due,
                        Hit.missing(
                                        entry.show(SIGNALS),
                                        "equal care is not watched: no signal of kind Equity is"
                                                + " assessed yet; follow subgroups by hand, as the"
                                                + " plan of monitoring.planRef says")
                                .at(Level.Warn)));
    }

    /** An action would be relied on, and nothing would ever lead to it. */
    private static Stream<Hit> possible(RegisterEntry entry) {
        return entry.items(SIGNALS).stream()
                .filter(signal -> signal.is("action", "Rollback", "SafeState", "PausePromotion"))
                .filter(signal -> !AssessedSignals.isAssessed(entry, signal))
                .map(
                        signal ->
                                Hit.broken(
                                                signal.show("action"),
                                                "nothing assesses this signal, so "
                                                        + signal.text("action")
                                                        + " never happens; write "
                                                        + AssessedSignals.WANTED
                                                        + "; or leave the action out")
                                        .lately());
    }

    private static Stream<Hit> known(RegisterEntry entry) {
        return entry.items(SIGNALS).stream()
                .filter(AssessedSignals::isDrift)
                .filter(signal -> AssessedSignals.isUnknown(entry, signal))
                .map(
                        signal ->
                                Hit.broken(
                                                signal.show("feature"),
                                                "the reference profile has no "
                                                        + signal.text("feature")
                                                        + " that can be compared; it has "
                                                        + AssessedSignals.names(entry, signal))
                                        .lately());
    }

    private static Stream<Hit> planned(RegisterEntry entry) {
        boolean due = entry.inCluster() && entry.highRisk();
        return Stream.concat(
                need(
                        due,
                        entry,
                        "monitoring.planRef",
                        "write the reference of the monitoring plan"),
                need(due, entry, "monitoring.owner", "write who follows the signals"));
    }

    private static Stream<Hit> ordered(RegisterEntry entry) {
        Stream<Hit> few =
                entry.items(SIGNALS).stream()
                        .flatMap(
                                signal ->
                                        when(
                                                signal.number("minSamples", 1) < 1,
                                                Hit.broken(
                                                        signal.show("minSamples"),
                                                        "write at least 1")));
        return Stream.concat(refused(entry, "MON-04"), few);
    }

    private static Stream<Hit> length(RegisterEntry signal) {
        boolean brief =
                GoDuration.parse(signal.text("window"))
                        .filter(window -> window.compareTo(SHORT_WINDOW) < 0)
                        .isPresent();
        return when(
                brief,
                Hit.broken(
                        signal.show("window"),
                        "windows below 5m hold few cases and close often; write 5m or more unless"
                                + " this is a trial"));
    }
}
