package io.aihub.dossier.rules;

import static io.aihub.dossier.rules.RegisterRule.need;
import static io.aihub.dossier.rules.RegisterRule.refused;
import static io.aihub.dossier.rules.RegisterRule.when;

import io.aihub.decision.Level;
import io.aihub.dossier.time.ApiDate;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Rules on people who watch and stop the model, on what others are told, and on logs. */
final class OversightRules {
    private static final Duration DRILL_LASTS = Duration.ofDays(365);
    private static final int LOG_DAYS = 183;

    private static final RegisterRule OVR_01 =
            new RegisterRule(
                    "OVR-01",
                    "AI Act Art. 14, 26(2)",
                    Level.Enforce,
                    "a high-risk model is overseen by named people with a measure",
                    OversightRules::overseen);
    private static final RegisterRule OVR_02 =
            new RegisterRule(
                    "OVR-02",
                    "AI Act Art. 14(4)(e)",
                    Level.Enforce,
                    "a high-risk model has a procedure to stop it",
                    entry ->
                            need(
                                    entry.highRisk(),
                                    entry,
                                    "oversight.stopProcedureRef",
                                    "write the reference of the procedure to stop it"));
    private static final RegisterRule OVR_03 =
            new RegisterRule(
                    "OVR-03",
                    "AI Act Art. 14; patient safety",
                    Level.Enforce,
                    "a clinical model has a procedure for when it is gone",
                    entry ->
                            need(
                                    entry.clinical(),
                                    entry,
                                    "oversight.fallbackProcedureRef",
                                    "write the reference of the routine without the model"));
    private static final RegisterRule OVR_04 =
            new RegisterRule(
                    "OVR-04",
                    "AI Act Art. 14, 26(2)",
                    Level.Warn,
                    "stopping was rehearsed within a year",
                    OversightRules::drill);
    private static final RegisterRule OVR_05 =
            new RegisterRule(
                    "OVR-05",
                    "AI Act Art. 14",
                    Level.Enforce,
                    "a high-risk model does not decide alone",
                    OversightRules::alone);
    private static final RegisterRule TRA_01 =
            new RegisterRule(
                    "TRA-01",
                    "AI Act Art. 50",
                    Level.Warn,
                    "of a model that works in languages it is said whether people are told that it is AI",
                    entry ->
                            need(
                                    !entry.words("languages").isEmpty(),
                                    entry,
                                    "transparency.aiDisclosure",
                                    "write \"Yes\" or \"No\", in quotes"));
    private static final RegisterRule TRA_02 =
            new RegisterRule(
                    "TRA-02",
                    "AI Act Art. 26(7)",
                    Level.Warn,
                    "workers are told of an Annex III use",
                    entry ->
                            need(
                                    entry.is("risk.basis", "AnnexIII"),
                                    entry,
                                    "transparency.workersInformedRef",
                                    "write the reference of how workers were told"));
    private static final RegisterRule TRA_03 =
            new RegisterRule(
                    "TRA-03",
                    "AI Act Art. 26(11), 86",
                    Level.Warn,
                    "people are told of an Annex III decision and can ask why",
                    entry ->
                            need(
                                    entry.is("risk.basis", "AnnexIII"),
                                    entry,
                                    "transparency.explanationRef",
                                    "write the reference of how a decision is explained"));
    private static final RegisterRule LOG_01 =
            new RegisterRule(
                    "LOG-01",
                    "AI Act Art. 12, 19, 26(6)",
                    Level.Enforce,
                    "the logs of a high-risk model are kept for six months",
                    OversightRules::logs);

    private OversightRules() {}

    static List<RegisterRule> all() {
        return List.of(OVR_01, OVR_02, OVR_03, OVR_04, OVR_05, TRA_01, TRA_02, TRA_03, LOG_01);
    }

    private static Stream<Hit> overseen(RegisterEntry entry) {
        boolean nobody = entry.words("oversight.responsible").stream().allMatch(String::isBlank);
        return Stream.concat(
                when(
                        entry.highRisk() && nobody,
                        Hit.missing(
                                entry.show("oversight.responsible"),
                                "write who oversees the model, trained and authorised")),
                need(
                        entry.highRisk(),
                        entry,
                        "oversight.measure",
                        "write how the model is overseen"));
    }

    private static Stream<Hit> drill(RegisterEntry entry) {
        String path = "oversight.lastDrill";
        return ApiDate.end(entry.text(path)).stream()
                .map(
                        end ->
                                Hit.broken(
                                                entry.show(path),
                                                "the last drill was "
                                                        + entry.text(path)
                                                        + "; rehearse stopping and write the date")
                                        .since(end.plus(DRILL_LASTS)));
    }

    private static Stream<Hit> alone(RegisterEntry entry) {
        return Stream.concat(
                refused(entry, "OVR-05"),
                when(
                        entry.is("autonomy", "Autonomous") && entry.is("risk.class", "Limited"),
                        Hit.broken(
                                        entry.show("autonomy"),
                                        "write DecideWithReview, Recommend or Inform for a model of"
                                                + " class Limited")
                                .at(Level.Warn)));
    }

    private static Stream<Hit> logs(RegisterEntry entry) {
        String path = "logging.retentionDays";
        return when(
                entry.highRisk() && entry.number(path, 0) < LOG_DAYS,
                Hit.missing(entry.show(path), "keep the logs and write at least " + LOG_DAYS));
    }
}
