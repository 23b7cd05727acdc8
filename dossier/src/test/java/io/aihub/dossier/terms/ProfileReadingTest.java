package io.aihub.dossier.terms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.api.v1alpha1.ReferenceProfile;
import io.aihub.api.v1alpha1.ReferenceProfileSpec;
import io.aihub.decision.Finding;
import io.aihub.decision.drift.Histogram;
import io.aihub.decision.drift.SignalKind;
import io.aihub.dossier.Yaml;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileReadingTest {
    private static final String TWO =
            """
            {"model": "m", "features": [
               {"name": "age", "kind": "Numeric", "edges": ["1.5", "2"], "counts": [3, 4, 5], "missing": 1},
               {"name": "dose", "kind": "Numeric", "edges": ["0"], "counts": [1, 2]}],
             "outputs": [{"name": "age", "kind": "Numeric", "edges": ["0.5"], "counts": [7, 8]}]}
            """;

    private static ReferenceProfileSpec profile(ObjectNode tree) {
        try {
            return new ObjectMapper().treeToValue(tree, ReferenceProfileSpec.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void histograms_are_found_by_kind_and_name() {
        ProfileReading reading = ProfileReading.of(profile(Yaml.json(TWO)));
        assertThat(reading.findings()).isEmpty();
        assertThat(reading.histogram(SignalKind.InputDrift, "age"))
                .contains(new Histogram(List.of(1.5, 2.0), List.of(3L, 4L, 5L), 1));
        assertThat(reading.histogram(SignalKind.OutputDrift, "age"))
                .contains(new Histogram(List.of(0.5), List.of(7L, 8L), 0));
        assertThat(reading.histogram(SignalKind.OutputDrift, "dose")).isEmpty();
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "edges | [\"2\", \"1.5\"] | .edges",
                "edges | [\"2\", \"2.0\"] | .edges",
                "edges | [\"two\", \"3\"] | .edges",
                "edges | [\"NaN\", \"3\"] | .edges",
                "counts | [3, 4] | .counts",
                "counts | [3, -4, 5] | .counts",
                "counts | [3, 9223372036854775807, 5] | .counts",
                "counts | [0, 0, 0] | .counts",
                "missing | -1 | .missing",
                "kind | \"Categorical\" | .kind",
                "name | \"dose\" | "
            })
    void a_bad_histogram_is_a_finding_and_costs_the_others_nothing(
            String field, String json, String path) {
        ObjectNode tree = Yaml.json(TWO);
        Yaml.set(tree, "features.0." + field, json);
        ProfileReading reading = ProfileReading.of(profile(tree));
        String name = field.equals("name") ? "dose" : "age";
        assertThat(reading.findings())
                .extracting(Finding::path)
                .containsExactly("spec.features[" + name + "]" + (path == null ? "" : path));
        assertThat(reading.features()).containsOnlyKeys("dose");
        assertThat(reading.outputs()).containsOnlyKeys("age");
    }

    @Test
    void everything_wrong_with_a_histogram_is_said_at_once() {
        ObjectNode tree = Yaml.json(TWO);
        Yaml.set(tree, "features.0.edges", "[\"9\", \"2\"]");
        Yaml.set(tree, "features.0.counts", "[-1]");
        Yaml.set(tree, "features.0.missing", "-1");
        assertThat(ProfileReading.of(profile(tree)).findings()).hasSize(4);
    }

    @Test
    void the_digest_is_compared_with_the_one_stated() {
        ProfileReading reading = ProfileReading.of(profile(Yaml.json(TWO)));
        ObjectNode changed = Yaml.json(TWO);
        Yaml.set(changed, "features.0.counts.0", "4");
        assertThat(reading.mismatch(reading.digest())).isEmpty();
        assertThat(reading.mismatch(null)).isEmpty();
        assertThat(ProfileReading.of(profile(changed)).mismatch(reading.digest())).isPresent();
    }

    @Test
    void the_profile_of_the_example_is_good() {
        ReferenceProfile example =
                Yaml.read("examples/pe-triage-ct/referenceprofile.yaml", ReferenceProfile.class);
        ProfileReading reading = ProfileReading.of(example.getSpec());
        assertThat(reading.findings()).isEmpty();
        assertThat(reading.features()).isNotEmpty();
        assertThat(reading.outputs()).isNotEmpty();
    }
}
