package io.aihub.dossier.rules;

import static io.aihub.dossier.rules.RegisterRule.need;
import static io.aihub.dossier.rules.RegisterRule.when;

import io.aihub.decision.Level;
import java.util.List;
import java.util.stream.Stream;

/** Rules on studies and documents. */
final class EvidenceRules {
    private static final RegisterRule EVD_01 =
            new RegisterRule(
                    "EVD-01",
                    "Region Skåne AI strategy 3.2; Region Örebro län AI strategy 4.2",
                    Level.Enforce,
                    "a model in use beyond a pilot, unless Minimal, has evidence",
                    EvidenceRules::some);
    private static final RegisterRule EVD_02 =
            new RegisterRule(
                    "EVD-02",
                    "Västra Götaland action plan, focus 3",
                    Level.Enforce,
                    "a clinical model in general use has a local validation, a trial or a cohort",
                    EvidenceRules::clinical);
    private static final RegisterRule EVD_03 =
            new RegisterRule(
                    "EVD-03",
                    "Västra Götaland action plan, focus 3; AI Act Art. 26(4)",
                    Level.Enforce,
                    "a local validation says where, when, on how many cases and with what result",
                    EvidenceRules::local);
    private static final RegisterRule DOC_01 =
            new RegisterRule(
                    "DOC-01",
                    "AI Act Art. 11",
                    Level.Enforce,
                    "the provider of a high-risk model has technical documentation",
                    entry ->
                            need(
                                    entry.highRisk()
                                            && entry.is("regulatory.role", "Provider", "Both"),
                                    entry,
                                    "documents.technicalDocumentationRef",
                                    "write the reference of the technical documentation"));
    private static final RegisterRule DOC_02 =
            new RegisterRule(
                    "DOC-02",
                    "AI Act Art. 13, 26(1)",
                    Level.Enforce,
                    "a high-risk model has instructions for use",
                    entry ->
                            need(
                                    entry.highRisk(),
                                    entry,
                                    "documents.instructionsForUse.ref",
                                    "write the reference of the instructions for use"));

    private EvidenceRules() {}

    static List<RegisterRule> all() {
        return List.of(EVD_01, EVD_02, EVD_03, DOC_01, DOC_02);
    }

    /** Of a model that is hosted elsewhere, often nothing is published: then it is a warning. */
    private static Stream<Hit> some(RegisterEntry entry) {
        boolean none =
                entry.inUse()
                        && !entry.is("risk.class", "Minimal")
                        && entry.items("evidence").isEmpty();
        Hit hit =
                Hit.missing(
                        entry.show("evidence"),
                        "write at least one study or validation, or stage: Pilot");
        return when(none, entry.inCluster() ? hit : hit.at(Level.Warn));
    }

    private static Stream<Hit> clinical(RegisterEntry entry) {
        boolean shown =
                entry.items("evidence").stream()
                        .anyMatch(
                                study ->
                                        study.is("type", "LocalValidation", "Rct", "Cohort")
                                                && study.number("cases", 0) > 0);
        return when(
                entry.is("stage", "GeneralUse") && entry.clinical() && !shown,
                Hit.missing(
                        entry.show("evidence"),
                        "write a LocalValidation, Rct or Cohort with its number of cases, or stage:"
                                + " LimitedUse"));
    }

    private static Stream<Hit> local(RegisterEntry entry) {
        return entry.items("evidence").stream()
                .filter(study -> study.is("type", "LocalValidation"))
                .flatMap(EvidenceRules::lacking)
                .map(Hit::lately);
    }

    private static Stream<Hit> lacking(RegisterEntry study) {
        return Stream.of(
                        need(true, study, "site", "write where it was validated"),
                        need(true, study, "period", "write the period of the cases"),
                        when(
                                study.number("cases", 0) < 1,
                                Hit.missing(study.show("cases"), "write the number of cases")),
                        when(
                                study.items("results").isEmpty(),
                                Hit.missing(
                                        study.show("results"),
                                        "write at least one result: metric and value")))
                .flatMap(hits -> hits);
    }
}
