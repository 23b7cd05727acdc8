package io.aihub.dossier.rules;

import static io.aihub.dossier.rules.RegisterRule.need;
import static io.aihub.dossier.rules.RegisterRule.when;

import io.aihub.api.v1alpha1.HarmLevel;
import io.aihub.decision.Level;
import io.aihub.dossier.time.ApiDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rules on the risk assessment and on the risk of not using the model. */
final class RiskRules {
    private static final List<String> HIGH_ASPECTS =
            List.of("Legal", "Ethical", "InformationSecurity", "PatientSafety");

    private static final RegisterRule RSK_01 =
            new RegisterRule(
                    "RSK-01",
                    "Region Örebro län AI strategy 4.7; AI Act Art. 9",
                    Level.Enforce,
                    "every model has a risk assessment",
                    entry ->
                            need(
                                    true,
                                    entry,
                                    "risk.assessment.ref",
                                    "write the reference of the risk assessment"));
    private static final RegisterRule RSK_02 =
            RegisterRule.ofDefinition(
                    "RSK-02",
                    "Region Skåne AI strategy 2; Region Örebro län AI strategy 4.7",
                    "the risk of not using the model is assessed");
    private static final RegisterRule RSK_03 =
            new RegisterRule(
                    "RSK-03",
                    "Region Skåne AI strategy 3.2",
                    Level.Enforce,
                    "the assessment of a high-risk model covers the four main aspects",
                    RiskRules::aspects);
    private static final RegisterRule RSK_04 =
            new RegisterRule(
                    "RSK-04",
                    "Region Örebro län AI strategy 4.7",
                    Level.Warn,
                    "the risk assessment is reviewed in time",
                    RiskRules::review);
    private static final RegisterRule RSK_05 =
            new RegisterRule(
                    "RSK-05",
                    "AI Act Art. 9",
                    Level.Enforce,
                    "a high residual risk is accepted by somebody",
                    entry ->
                            need(
                                    entry.is("risk.assessment.residualRisk", "High", "Serious"),
                                    entry,
                                    "risk.assessment.acceptedBy",
                                    "write who accepted the residual risk"));
    private static final RegisterRule RSK_06 =
            new RegisterRule(
                    "RSK-06",
                    "Region Skåne AI strategy 2",
                    Level.Warn,
                    "the residual risk is not higher than the harm of not using the model",
                    RiskRules::balance);

    private RiskRules() {}

    static List<RegisterRule> all() {
        return List.of(RSK_01, RSK_02, RSK_03, RSK_04, RSK_05, RSK_06);
    }

    private static Stream<Hit> aspects(RegisterEntry entry) {
        List<String> lacking = new ArrayList<>(HIGH_ASPECTS);
        lacking.removeAll(entry.words("risk.assessment.aspects"));
        return when(
                entry.highRisk() && !lacking.isEmpty(),
                Hit.missing(
                        entry.show("risk.assessment.aspects"),
                        "assess and add " + String.join(", ", lacking)));
    }

    private static Stream<Hit> review(RegisterEntry entry) {
        String path = "risk.assessment.nextReview";
        return ApiDate.end(entry.text(path)).stream()
                .map(
                        end ->
                                Hit.broken(
                                                entry.show(path),
                                                "the review was due "
                                                        + entry.text(path)
                                                        + "; review the assessment and write the"
                                                        + " next date")
                                        .since(end));
    }

    private static Stream<Hit> balance(RegisterEntry entry) {
        Optional<HarmLevel> residual = harm(entry.text("risk.assessment.residualRisk"));
        Optional<HarmLevel> absent = harm(entry.text("risk.alternativeRisk.harmIfAbsent"));
        boolean worse =
                residual.isPresent()
                        && absent.isPresent()
                        && residual.get().compareTo(absent.get()) > 0;
        return when(
                worse,
                Hit.broken(
                        entry.show("risk.assessment.residualRisk"),
                        "the residual risk ("
                                + entry.text("risk.assessment.residualRisk")
                                + ") is higher than the harm of not using the model ("
                                + entry.text("risk.alternativeRisk.harmIfAbsent")
                                + "); reduce it, or do not use the model"));
    }

    private static Optional<HarmLevel> harm(String word) {
        return Stream.of(HarmLevel.values()).filter(level -> level.name().equals(word)).findFirst();
    }
}
