package io.aihub.e2e.tables;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aihub.e2e.RealCluster;
import io.aihub.e2e.rig.ControlPlane;
import io.aihub.e2e.rig.ProcessOutput;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API server picks by field: the auditor's lists of {@code selectors.txt}. */
@RealCluster
class SelectorsE2E {
    private static ShownObjects shown;

    @BeforeAll
    static void create_the_objects(ControlPlane cluster) {
        shown = ShownObjects.create(cluster, "selected");
    }

    @AfterAll
    static void delete_the_objects() {
        shown.close();
    }

    /**
     * A line of the file.
     *
     * @param resource plural name
     * @param fields field selector
     * @param labels label selector; empty for all
     * @param names of the objects that it picks
     */
    private record Picked(String resource, String fields, String labels, String names) {
        static Picked of(List<String> line) {
            return new Picked(line.get(0), line.get(1), line.get(2), line.get(3));
        }

        String labelSelector() {
            return ShownObjects.selector()
                    + ",place!=readme"
                    + (labels.isEmpty() ? "" : "," + labels);
        }

        String path() {
            return "/apis/aihub.io/v1alpha1/"
                    + resource
                    + "?fieldSelector="
                    + URLEncoder.encode(fields, StandardCharsets.UTF_8)
                    + "&labelSelector="
                    + URLEncoder.encode(labelSelector(), StandardCharsets.UTF_8);
        }
    }

    private static List<Picked> lines(ControlPlane cluster) {
        return Resources.rows(cluster, "selectors.txt").stream().map(Picked::of).toList();
    }

    @Test
    void a_selector_picks_exactly_its_rows(ControlPlane cluster) {
        SoftAssertions softly = new SoftAssertions();
        for (Picked line : lines(cluster)) {
            Set<String> names = new TreeSet<>();
            Serialization.unmarshal(cluster.client().raw(line.path()), JsonNode.class)
                    .path("items")
                    .forEach(item -> names.add(item.at("/metadata/name").asText()));
            softly.assertThat(String.join(" ", names)).as("%s", line).isEqualTo(line.names());
        }
        softly.assertAll();
    }

    /** In pages of one object, as a long list comes in pages of 500. */
    @ParameterizedTest
    @ValueSource(strings = {"500", "1"})
    void the_auditors_list_of_kubectl_has_its_rows_however_it_comes(
            String page, ControlPlane cluster) {
        Picked first = lines(cluster).get(0);
        String printed =
                cluster.kubectl(
                                "get",
                                first.resource(),
                                "-A",
                                "--no-headers",
                                "--chunk-size=" + page,
                                "--field-selector=" + first.fields(),
                                "-l",
                                first.labelSelector(),
                                "-o",
                                "custom-columns=NAME:.metadata.name")
                        .orFail();
        assertThat(String.join(" ", new TreeSet<>(printed.lines().toList())))
                .isEqualTo(first.names());
    }

    @Test
    void every_field_that_is_declared_selectable_is_in_the_table(ControlPlane cluster) {
        Set<String> declared = new TreeSet<>();
        JsonNode definitions =
                Serialization.unmarshal(
                        cluster.kubectl("get", "crd", "-o", "json").orFail(), JsonNode.class);
        for (JsonNode definition : definitions.path("items")) {
            if (definition.at("/spec/group").asText().equals("aihub.io")) {
                String plural = definition.at("/spec/names/plural").asText();
                definition
                        .at("/spec/versions/0/selectableFields")
                        .forEach(
                                field ->
                                        declared.add(
                                                plural + " " + field.path("jsonPath").asText()));
            }
        }
        Set<String> used = new TreeSet<>();
        for (Picked line : lines(cluster)) {
            Arrays.stream(line.fields().split(","))
                    .map(field -> field.replaceAll("!?=.*", ""))
                    .filter(field -> !field.startsWith("metadata."))
                    .forEach(field -> used.add(line.resource() + " ." + field));
        }
        assertThat(declared).isNotEmpty().isEqualTo(used);
    }

    @ParameterizedTest
    @CsvSource({
        "aimodels, status.serving.version",
        "aimodels, spec.roles.systemOwner.name",
        "aimodels, status.nothing",
        "modeldecisions, spec.role",
        "modelrevisions, status.approval",
        "referenceprofiles, spec.source.dataset",
        "governancepolicies, spec.admission",
        "metricsources, spec.type"
    })
    void a_field_that_is_not_declared_is_refused_by_name(
            String resource, String field, ControlPlane cluster) {
        ProcessOutput output =
                cluster.kubectl("get", resource, "-A", "--field-selector", field + "=Yes");
        assertThat(output.code()).isEqualTo(1);
        assertThat(output.out()).isEmpty();
        assertThat(output.err())
                .isEqualToIgnoringNewLines(
                        "Error from server (BadRequest): Unable to find \"aihub.io/v1alpha1,"
                                + " Resource="
                                + resource
                                + "\" that match label selector \"\", field selector \""
                                + field
                                + "=Yes\": field label not supported: "
                                + field);
    }
}
