package io.aihub.dossier.rules;

import static io.aihub.dossier.rules.RegisterRule.need;
import static io.aihub.dossier.rules.RegisterRule.refused;
import static io.aihub.dossier.rules.RegisterRule.when;

import io.aihub.decision.Level;
import io.aihub.dossier.definition.Refusal;
import io.aihub.dossier.definition.UnhonouredFields;
import io.aihub.dossier.time.ApiDate;
import io.aihub.dossier.time.GoDuration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
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
    private static final List<String> DATES =
            List.of(
                    "risk.assessment.date",
                    "risk.assessment.nextReview",
                    "regulatory.conformity.validTo",
                    "regulatory.fria.date",
                    "privacy.dpia.date",
                    "privacy.dpia.nextReview",
                    "oversight.lastDrill",
                    "lineage.training.date");
    private static final List<String> TIMES = List.of("validity.from", "validity.until");
    private static final List<String> DURATIONS =
            List.of(
                    "monitoring.noDataFor",
                    "monitoring.reviewInterval",
                    "rollout.stableAfter",
                    "rollout.progressDeadline",
                    "rollback.cooldown",
                    "rollback.keepPreviousFor",
                    "serving.readiness.initialDelay",
                    "serving.readiness.timeout");

    private static final RegisterRule FLD_01 =
            new RegisterRule(
                    "FLD-01",
                    SOURCE,
                    Level.Enforce,
                    "the fields that every entry needs",
                    FieldRules::needed);
    private static final RegisterRule FLD_02 =
            new RegisterRule(
                    "FLD-02",
                    SOURCE,
                    Level.Enforce,
                    "dates, times and durations that can be read",
                    FieldRules::readable);
    private static final RegisterRule FLD_03 =
            new RegisterRule(
                    "FLD-03",
                    SOURCE,
                    Level.Enforce,
                    "image and artifact where the model runs here",
                    FieldRules::runnable);

    private static final RegisterRule FLD_04 =
            new RegisterRule(
                    UnhonouredFields.RULE,
                    SOURCE,
                    Level.Enforce,
                    "no field is set that nothing honours yet",
                    entry ->
                            entry.unhonoured().stream()
                                    .map(one -> Hit.broken(one.path(), one.message()).lately()));
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

    private static Stream<Hit> readable(RegisterEntry entry) {
        return Stream.of(
                        unreadable(entry, DATES, ApiDate::end, "a date such as 2027-06-30"),
                        unreadable(
                                entry, TIMES, ApiDate::time, "a time such as 2027-06-30T12:00:00Z"),
                        unreadable(
                                entry,
                                DURATIONS,
                                GoDuration::parse,
                                "a duration such as 24h or 1h30m"),
                        refused(entry, "FLD-02"))
                .flatMap(hits -> hits);
    }

    private static Stream<Hit> unreadable(
            RegisterEntry entry,
            List<String> paths,
            Function<String, Optional<?>> reading,
            String wanted) {
        return paths.stream()
                .filter(path -> !entry.absent(path))
                .filter(path -> reading.apply(entry.text(path)).isEmpty())
                .map(
                        path ->
                                Hit.broken(
                                        entry.show(path),
                                        "\"%s\" cannot be read; write %s"
                                                .formatted(entry.text(path), wanted)));
    }

    private static Stream<Hit> runnable(RegisterEntry entry) {
        Stream<Hit> files =
                Stream.concat(
                        need(
                                entry.inCluster(),
                                entry,
                                "serving.image",
                                "write the image as registry/name@sha256:…, or hosting: External"),
                        when(
                                entry.inCluster() && !entry.holds("artifact"),
                                Hit.missing(
                                        entry.show("artifact"),
                                        "write uri and digest of the model file, or hosting:"
                                                + " External")));
        Stream<Hit> accelerator =
                need(
                        entry.holds("serving.accelerator"),
                        entry,
                        "serving.accelerator.resource",
                        "write the resource name, for example nvidia.com/gpu");
        Stream<Hit> secrets =
                entry.items("serving.env").stream()
                        .flatMap(
                                variable ->
                                        need(
                                                variable.holds("secretKeyRef"),
                                                variable,
                                                "secretKeyRef.key",
                                                "write the key within the secret"));
        return Stream.of(files, accelerator, secrets, refused(entry, "FLD-03"))
                .flatMap(hits -> hits);
    }
}
