package io.aihub.dossier.rules;

import static io.aihub.dossier.rules.RegisterRule.need;
import static io.aihub.dossier.rules.RegisterRule.refused;

import io.aihub.decision.Level;
import io.aihub.dossier.definition.Refusal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Fields that every entry needs, and values that have to be readable before another rule can judge
 * them.
 */
final class FieldRules {
    private static final String SOURCE = "API reference";
    private static final Map<String, String> NEEDED =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("version", "write the supplier's or team's own version word"),
                            Map.entry(
                                    "stage",
                                    "write Research, Pilot, LimitedUse, GeneralUse or Retired"),
                            Map.entry("hosting", "write Cluster or External"),
                            Map.entry(
                                    "intendedPurpose",
                                    "write the intended purpose, verbatim where it is a device"),
                            Map.entry(
                                    "autonomy",
                                    "write Inform, Recommend, DecideWithReview or Autonomous"),
                            Map.entry(
                                    "organization.name",
                                    "write the organization that answers for it"),
                            Map.entry("risk.class", "write Minimal, Limited, High or Prohibited"),
                            Map.entry(
                                    "risk.basis",
                                    "write NotAnAISystem, NotHighRisk, AnnexI or AnnexIII"),
                            Map.entry(
                                    "risk.assessment.framework",
                                    "write the framework of the risk assessment"),
                            Map.entry(
                                    "risk.assessment.date",
                                    "write the date of the risk assessment"),
                            Map.entry(
                                    "risk.assessment.nextReview",
                                    "write the date by which the risk assessment is reviewed"),
                            Map.entry(
                                    "risk.alternativeRisk.harmIfAbsent",
                                    "write Low, Medium, High or Serious: the harm of not using"
                                            + " it")));
    private static final RegisterRule FLD_01 =
            new RegisterRule(
                    "FLD-01",
                    SOURCE,
                    Level.Enforce,
                    "the fields that every entry needs",
                    FieldRules::needed);
    private static final RegisterRule FLD_02 =
            RegisterRule.ofDefinition(
                    "FLD-02", SOURCE, "dates, times and durations that can be read");
    private static final RegisterRule FLD_03 =
            RegisterRule.ofDefinition(
                    "FLD-03", SOURCE, "image and artifact where the model runs here");
    private static final RegisterRule FLD_04 =
            new RegisterRule(
                    "FLD-04",
                    SOURCE,
                    Level.Enforce,
                    "no field is set that nothing honours yet",
                    entry -> refused(entry, "FLD-04"));
    private static final RegisterRule FLD_05 =
            new RegisterRule(
                    Refusal.SCHEMA,
                    "definition of the API",
                    Level.Enforce,
                    "what the API server refuses is refused also where it is stored already",
                    entry -> refused(entry, Refusal.SCHEMA));

    private FieldRules() {}

    static List<RegisterRule> all() {
        return List.of(FLD_01, FLD_02, FLD_03, FLD_04);
    }

    /** Last, so that what a rule of the register says too is told in its words. */
    static List<RegisterRule> ofTheDefinition() {
        return List.of(FLD_05);
    }

    private static Stream<Hit> needed(RegisterEntry entry) {
        return NEEDED.entrySet().stream()
                .flatMap(field -> need(true, entry, field.getKey(), field.getValue()));
    }
}
