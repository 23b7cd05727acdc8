package io.aihub.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** With {@code -Daihub.generate=true} the files are written first, and then compared as ever. */
@Tag("generated")
class InstallManifestTest {
    private static final String AGAIN = "%s is not up to date; run: make generate";

    private static final String HEAD =
            """
            # The chart helm/aihub-operator with its default values, made by: make generate
            #   kubectl apply --server-side -f helm/install.yaml
            # Set the image to where your cluster finds it, and the cluster's location (AIHUB_CLUSTER_... of the Deployment),
            # or use the chart.
            apiVersion: v1
            kind: Namespace
            metadata:
              name: aihub-system
              labels:
                app.kubernetes.io/part-of: aihub-operator
                pod-security.kubernetes.io/enforce: restricted
            """;

    @BeforeAll
    static void write_when_asked() throws IOException {
        if (Boolean.getBoolean("aihub.generate")) {
            for (String name : definitions(Repository.crds())) {
                Files.writeString(copy(name), Files.readString(Repository.crds().resolve(name)));
            }
            Files.writeString(Repository.install(), manifest());
        }
    }

    @Test
    void the_chart_has_exactly_the_definitions_of_the_repository() throws IOException {
        assertThat(definitions(Repository.chart().resolve("crds")))
                .as(AGAIN, "helm/aihub-operator/crds")
                .isNotEmpty()
                .isEqualTo(definitions(Repository.crds()));
        for (String name : definitions(Repository.crds())) {
            assertThat(Files.readString(copy(name)))
                    .as(AGAIN, copy(name))
                    .isEqualTo(Files.readString(Repository.crds().resolve(name)));
        }
    }

    @Test
    void the_committed_manifest_is_what_the_chart_renders() throws IOException {
        assertThat(Files.readString(Repository.install()))
                .as(AGAIN, Repository.install())
                .isEqualTo(manifest());
    }

    @Test
    void the_manifest_starts_with_the_namespace_and_has_every_object_once() {
        Rendered install = Rendered.parse(manifest());
        assertThat(Rendered.name(install.objects().get(0))).isEqualTo(Rendered.NAMESPACE);
        List<String> all =
                install.objects().stream()
                        .map(object -> object.path("kind").asText() + "/" + Rendered.name(object))
                        .toList();
        assertThat(all).doesNotHaveDuplicates().hasSizeGreaterThan(20);
    }

    @Test
    void what_lives_in_a_namespace_names_the_one_of_the_release() {
        Set<String> clusterWide =
                Set.of(
                        "ClusterRole",
                        "ClusterRoleBinding",
                        "CustomResourceDefinition",
                        "ValidatingAdmissionPolicy",
                        "ValidatingAdmissionPolicyBinding");
        assertThat(Rendered.byDefault().objects())
                .filteredOn(object -> !clusterWide.contains(object.path("kind").asText()))
                .hasSize(7)
                .allSatisfy(
                        object ->
                                assertThat(object.at("/metadata/namespace").asText())
                                        .isEqualTo(Rendered.NAMESPACE));
    }

    private static String manifest() {
        return HEAD + Rendered.byDefault().text().strip() + "\n";
    }

    private static Path copy(String name) {
        return Repository.chart().resolve("crds").resolve(name);
    }

    private static Set<String> definitions(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Set<String> names = new TreeSet<>();
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .forEach(names::add);
            return names;
        }
    }
}
