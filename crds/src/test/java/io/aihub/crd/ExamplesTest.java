package io.aihub.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aihub.crd.Examples.Example;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {
    private static final Validator VALIDATOR = new Validator();

    static List<Example> examples() {
        return Examples.all();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_is_valid(Example example) {
        assertThat(VALIDATOR.structural(example.tree())).isEmpty();
        assertThat(VALIDATOR.rules(example.tree())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_has_no_field_that_the_java_types_do_not_know(Example example) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        Object typed = mapper.treeToValue(example.tree(), JavaTypes.of(example.kind()));
        JsonNode back = mapper.readTree(mapper.writeValueAsString(typed));
        assertThat(back.get("spec"))
                .isEqualTo(mapper.readTree(example.tree().get("spec").toString()));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_begins_with_the_need_that_it_answers(Example example) {
        String comment =
                example.text().lines().takeWhile(line -> line.startsWith("#")).toList().toString();
        assertThat(comment).contains("The need:");
    }

    @Test
    void every_kind_that_people_write_has_an_example() {
        assertThat(examples())
                .extracting(Example::kind)
                .contains(
                        "AIModel",
                        "ModelDecision",
                        "ReferenceProfile",
                        "GovernancePolicy",
                        "MetricSource");
    }

    @Test
    void the_smallest_manifest_fits_on_a_page() {
        Example smallest =
                examples().stream()
                        .filter(example -> example.file().toString().contains("public-transport"))
                        .findFirst()
                        .orElseThrow();
        assertThat(smallest.text().lines()).hasSizeLessThanOrEqualTo(40);
    }

    @Test
    void the_profile_of_the_triage_model_names_every_feature_of_its_signals() {
        JsonNode model = Examples.copy("pe-triage-ct/aimodel.yaml");
        JsonNode profile = Examples.copy("pe-triage-ct/referenceprofile.yaml");
        List<String> known =
                List.of(
                        profile.at("/spec/features/0/name").asText(),
                        profile.at("/spec/features/1/name").asText(),
                        profile.at("/spec/outputs/0/name").asText());
        assertThat(model.at("/spec/monitoring/signals"))
                .hasSize(3)
                .allSatisfy(signal -> assertThat(signal.get("feature").asText()).isIn(known));
        assertThat(model.at("/spec/monitoring/referenceProfile/name"))
                .isEqualTo(profile.at("/metadata/name"));
    }
}
