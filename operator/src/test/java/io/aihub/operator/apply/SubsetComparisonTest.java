package io.aihub.operator.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubsetComparisonTest {
    private static final Path WANTED =
            Path.of("src/test/resources/golden/everything/out-deployment.yaml");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String POD = "/spec/template/spec";
    private static final String CONTAINER = POD + "/containers/0";
    private final SubsetComparison comparison = new SubsetComparison();
    private JsonNode wanted;
    private Edit actual;

    @BeforeEach
    void read() throws IOException {
        wanted = YAML.readTree(WANTED.toFile());
        actual = new Edit(YAML.readTree(WANTED.toFile()));
    }

    @Test
    void what_the_api_server_and_controllers_add_makes_no_difference() {
        actual.set("/metadata/uid", "\"u\"")
                .set("/metadata/resourceVersion", "\"7\"")
                .set("/metadata/managedFields", "[{\"manager\": \"aihub-operator\"}]")
                .set("/metadata/annotations/deployment.kubernetes.io~1revision", "\"1\"")
                .set("/metadata/labels/team", "\"radiology\"")
                .set("/spec/progressDeadlineSeconds", "600")
                .set("/spec/revisionHistoryLimit", "10")
                .set("/spec/template/metadata/creationTimestamp", "null")
                .set(POD + "/dnsPolicy", "\"ClusterFirst\"")
                .set(POD + "/restartPolicy", "\"Always\"")
                .set(POD + "/schedulerName", "\"default-scheduler\"")
                .set(CONTAINER + "/imagePullPolicy", "\"IfNotPresent\"")
                .set(CONTAINER + "/terminationMessagePath", "\"/dev/termination-log\"")
                .set(CONTAINER + "/env/1/valueFrom/secretKeyRef/optional", "false")
                .set("/status", "{\"replicas\": 3}");

        assertThat(same()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "resources/requests/cpu, 0.5, true",
        "resources/requests/cpu, 501m, false",
        "resources/limits/memory, 4096Mi, true",
        "resources/limits/memory, 4G, false",
        "resources/limits/nvidia.com~1gpu, 2, false"
    })
    void quantities_are_compared_as_amounts(String path, String amount, boolean same) {
        actual.set(CONTAINER + "/" + path, "\"" + amount + "\"");

        assertThat(same()).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({
        "/spec/template/spec/containers/0/image, '\"other@sha256:0\"'",
        "/spec/template/spec/containers/0/env/0/value, '\"another\"'",
        "/spec/template/spec/containers/0/env/1/valueFrom/secretKeyRef/key, '\"other\"'",
        "/spec/template/spec/containers/0/args, '[\"--threads\", \"8\"]'",
        "/spec/template/spec/containers/0/args, '[\"4\", \"--threads\"]'",
        "/spec/template/spec/containers/0/readinessProbe/httpGet/path, '\"/\"'",
        "/spec/template/spec/containers/0/securityContext/readOnlyRootFilesystem, false",
        "/spec/template/spec/containers/0/securityContext/capabilities/drop, '[]'",
        "/spec/template/spec/automountServiceAccountToken, true",
        "/spec/template/spec/runtimeClassName, '\"other\"'",
        "/spec/template/spec/volumes/0/emptyDir, null",
        "/spec/strategy/type, '\"Recreate\"'",
        "/spec/replicas, 4",
        "/metadata/labels/aihub.io~1model, '\"other\"'",
        "/metadata/ownerReferences/0/uid, '\"other\"'"
    })
    void a_field_of_ours_with_another_value_is_a_difference(String path, String value) {
        actual.set(path, value);

        assertThat(same()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/spec/template/spec/containers/0/image",
        "/spec/template/spec/containers/0/command",
        "/spec/template/spec/containers/0/env/0",
        "/spec/template/spec/containers/0/readinessProbe",
        "/spec/template/spec/containers/0/securityContext",
        "/spec/template/spec/containers/0/resources/limits/memory",
        "/spec/template/spec/securityContext/runAsNonRoot",
        "/spec/template/spec/imagePullSecrets/0",
        "/metadata/labels/aihub.io~1serving",
        "/metadata/ownerReferences/0",
        "/spec"
    })
    void a_field_of_ours_that_is_gone_is_a_difference(String path) {
        actual.remove(path);

        assertThat(same()).isFalse();
    }

    @Test
    void an_empty_text_is_not_shown_by_the_api_server_and_is_no_difference() {
        new Edit(wanted).set(CONTAINER + "/env/0/value", "\"\"");
        actual.remove(CONTAINER + "/env/0/value");
        assertThat(same()).isTrue();

        actual.set(CONTAINER + "/env/0/value", "\"filled\"");
        assertThat(same()).isFalse();
    }

    @Test
    void lists_with_names_are_compared_by_name_and_not_by_place() {
        actual.swap(CONTAINER + "/env", 0, 1);

        assertThat(same()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"/spec/template/spec/containers", "/spec/template/spec/containers/0/env"})
    void an_element_that_somebody_added_to_a_list_of_ours_is_a_difference(String path) {
        actual.append(path, "{\"name\": \"extra\", \"image\": \"x\"}");

        assertThat(same()).isFalse();
    }

    @Test
    void an_object_that_is_no_object_any_more_is_a_difference() {
        actual.set("/spec/template/spec/containers/0/readinessProbe", "\"none\"");
        assertThat(same()).isFalse();
        actual.set("/spec/template/spec/containers", "{}");
        assertThat(same()).isFalse();
    }

    private boolean same() {
        return comparison.holds(wanted, actual.tree());
    }
}
