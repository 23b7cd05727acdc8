package io.aihub.dossier.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.AIModelSpec;
import io.aihub.decision.Level;
import io.aihub.decision.approval.RuleViolation;
import io.aihub.decision.approval.RuleViolation.Authority;
import io.aihub.dossier.Yaml;
import io.aihub.dossier.content.ContentSnapshot;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the definition refuses, the gate refuses: as it was written, and as it is stored. */
class RefusedByTheDefinitionTest {
    private final RuleRegistry registry = new RuleRegistry();

    private static ObjectNode complete(String... changes) {
        ObjectNode spec =
                Yaml.tree(Yaml.read("examples/pe-triage-ct/aimodel.yaml", AIModel.class).getSpec());
        for (String change : changes) {
            String[] parts = change.split(" = ", 2);
            Yaml.set(spec, parts[0], parts[1]);
        }
        return spec;
    }

    private List<RuleViolation> asWritten(ObjectNode tree) {
        return registry.judge(
                "pe-triage-ct", form(tree), Optional.of(Yaml.spec(tree)), Optional.empty());
    }

    private List<RuleViolation> asStored(ObjectNode tree) {
        return registry.judge(form(tree));
    }

    private static AIModelSpec form(ObjectNode tree) {
        AIModel model = Yaml.read("examples/pe-triage-ct/aimodel.yaml", AIModel.class);
        model.getMetadata().setNamespace("radiology");
        model.setSpec(Yaml.spec(tree));
        return ContentSnapshot.of(model).specWithRegister(model.getSpec());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "serving.image = \"registry.example.org/x/m:latest\" | ART-01 | spec.serving.image",
                "serving.protocol = \"Http\" | FLD-03 | spec.serving.readiness",
                "rollback.safeState = \"RouteToFallback\" | FLD-05 | spec.rollback",
                "monitoring.signals.2.attribution = \"Shadow\" | FLD-05 |"
                        + " spec.monitoring.signals[pe-probability-output]",
                "artifact.digest = \"sha256:12\" | FLD-05 | spec.artifact.digest",
                "rollout.stableAfter = \"1 day\" | FLD-02 | spec.rollout.stableAfter",
                "risk.annexIIIPoint = \"12345678901234567\" | FLD-05 | spec.risk.annexIIIPoint",
            })
    void what_is_refused_on_create_is_refused_where_it_is_stored(
            String change, String rule, String path) {
        ObjectNode tree = complete("stage = \"Pilot\"", change);
        if (rule.equals("FLD-03")) {
            ((ObjectNode) tree.get("serving")).remove("readiness");
        }
        assertThat(List.of(asWritten(tree), asStored(tree)))
                .allSatisfy(
                        found ->
                                assertThat(found)
                                        .filteredOn(one -> one.finding().rule().equals(rule))
                                        .filteredOn(one -> one.finding().path().equals(path))
                                        .singleElement()
                                        .satisfies(
                                                one -> {
                                                    assertThat(one.finding().level())
                                                            .isEqualTo(Level.Enforce);
                                                    assertThat(one.binding().authority())
                                                            .isEqualTo(Authority.Definition);
                                                }));
    }

    @Test
    void what_the_form_leaves_out_because_it_is_empty_is_no_refusal() {
        ObjectNode tree =
                complete(
                        "lineage.datasets = []",
                        "lineage.note = \"the supplier publishes none\"",
                        "serving.env = [{\"name\": \"A\", \"value\": \"\"}]",
                        "lineage.baseModels = [{\"name\": \"\"}]");

        assertThat(asWritten(tree)).noneMatch(RefusedByTheDefinitionTest::ofTheDefinition);
        assertThat(asStored(tree)).noneMatch(RefusedByTheDefinitionTest::ofTheDefinition);
    }

    @Test
    void the_exception_of_annex_iii_passes_both_or_none() {
        ObjectNode excepted =
                complete(
                        "risk.class = \"Limited\"",
                        "risk.basis = \"AnnexIII\"",
                        "risk.annexIIIPoint = \"5d\"",
                        "regulatory.exception = {\"ground\": \"narrow task\"}");
        assertThat(asWritten(excepted)).noneMatch(RefusedByTheDefinitionTest::ofTheDefinition);

        ((ObjectNode) excepted.get("regulatory")).remove("exception");
        assertThat(asWritten(excepted))
                .filteredOn(RefusedByTheDefinitionTest::ofTheDefinition)
                .extracting(one -> one.finding().rule())
                .containsExactly("REG-09");
    }

    @Test
    void a_field_that_both_miss_is_told_once_in_the_words_of_the_register() {
        ObjectNode tree = complete();
        ((ObjectNode) tree.at("/risk/assessment")).remove("ref");
        assertThat(asWritten(tree))
                .filteredOn(one -> one.finding().path().equals("spec.risk.assessment.ref"))
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.finding().rule()).isEqualTo("RSK-01");
                            assertThat(ofTheDefinition(one)).isTrue();
                        });
    }

    private static boolean ofTheDefinition(RuleViolation violation) {
        return violation.binding().authority() == Authority.Definition;
    }
}
