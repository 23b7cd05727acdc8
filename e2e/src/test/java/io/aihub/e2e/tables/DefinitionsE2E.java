package io.aihub.e2e.tables;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aihub.e2e.RealCluster;
import io.aihub.e2e.rig.ControlPlane;
import io.aihub.e2e.rig.Until;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code kubectl apply -f crds/}, on an empty cluster and over what is there. */
@RealCluster
class DefinitionsE2E {
    private static final long LARGEST_BYTES = 60_000;
    private static final long LARGEST_MODEL_BYTES = 120_000;
    private static final String OTHER = "tables";
    private static final Map<String, String> SHORT_NAMES =
            Map.of(
                    "aimodels", "aim",
                    "governancepolicies", "gpol",
                    "metricsources", "msrc",
                    "modeldecisions", "mdec",
                    "modelrevisions", "mrev",
                    "referenceprofiles", "refp");

    @BeforeAll
    static void install(ControlPlane cluster) {
        cluster.kubectl("apply", "--server-side", "--force-conflicts", "-f", folder(cluster))
                .orFail();
        cluster.kubectl("apply", "-f", folder(cluster)).orFail();
        List<String> wait = new ArrayList<>(List.of("wait", "--for=condition=Established", "crd"));
        SHORT_NAMES.keySet().forEach(plural -> wait.add(plural + ".aihub.io"));
        // kubectl itself fails on a definition that has no conditions yet.
        String[] waiting = wait.toArray(String[]::new);
        Until.SOON.holds("they are established", () -> cluster.kubectl(waiting).code() == 0);
    }

    private static String folder(ControlPlane cluster) {
        return cluster.home().resolve("crds").toString();
    }

    private static List<Path> files(ControlPlane cluster) throws IOException {
        try (Stream<Path> files = Files.list(cluster.home().resolve("crds"))) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
            assertThat(found).hasSameSizeAs(SHORT_NAMES.keySet());
            return found;
        }
    }

    private static JsonNode definition(ControlPlane cluster, String name) {
        return Serialization.unmarshal(
                cluster.kubectl("get", "crd", name, "-o", "json").orFail(), JsonNode.class);
    }

    /**
     * In a group and a category of its own, since the shared cluster may hold the definitions
     * already. Nobody waits for the end: a server that has just made the storage of a definition
     * can take minutes to empty it.
     */
    @ParameterizedTest
    @ValueSource(strings = {"", "--server-side"})
    void each_installs_where_it_never_was_and_again_without_a_change(
            String way, ControlPlane cluster) throws IOException {
        String group = (way.isEmpty() ? "plain" : "server") + ".tables.example";
        List<String> command = new ArrayList<>(List.of("apply", "--validate=strict", "-f", "-"));
        if (!way.isEmpty()) {
            command.add(way);
        }
        StringBuilder all = new StringBuilder();
        for (Path file : files(cluster)) {
            all.append("---\n")
                    .append(
                            Files.readString(file)
                                    .replace("aihub.io", group)
                                    .replace("categories: [aihub]", "categories: [" + OTHER + "]"));
        }
        String[] apply = command.toArray(String[]::new);
        cluster.kubectlWith(all.toString(), apply).orFail();
        List<String> names = SHORT_NAMES.keySet().stream().map(p -> p + "." + group).toList();
        List<String> wait = new ArrayList<>(List.of("wait", "--for=condition=Established", "crd"));
        wait.addAll(names);
        // kubectl itself fails on a definition that has no conditions yet.
        String[] waiting = wait.toArray(String[]::new);
        Until.SOON.holds("they are established", () -> cluster.kubectl(waiting).code() == 0);

        List<JsonNode> first = names.stream().map(name -> definition(cluster, name)).toList();
        first.forEach(definition -> isWell(definition, OTHER));
        cluster.kubectlWith(all.toString(), apply).orFail();
        assertThat(names.stream().map(name -> definition(cluster, name)).toList()).isEqualTo(first);

        List<String> delete = new ArrayList<>(List.of("delete", "crd", "--wait=false"));
        delete.addAll(names);
        cluster.kubectl(delete.toArray(String[]::new)).orFail();
    }

    private static void isWell(JsonNode definition, String category) {
        String plural = definition.at("/spec/names/plural").asText();
        assertThat(definition.at("/status/conditions"))
                .extracting(c -> c.path("type").asText() + "=" + c.path("status").asText())
                .as("conditions of %s: no NonStructuralSchema among them", plural)
                .containsExactlyInAnyOrder("NamesAccepted=True", "Established=True");
        assertThat(definition.at("/status/acceptedNames/shortNames"))
                .extracting(JsonNode::asText)
                .containsExactly(SHORT_NAMES.get(plural));
        assertThat(definition.at("/status/acceptedNames/categories"))
                .extracting(JsonNode::asText)
                .containsExactly(category);
        assertThat(definition.at("/status/storedVersions"))
                .extracting(JsonNode::asText)
                .containsExactly("v1alpha1");
    }

    @Test
    void they_are_established_here_under_all_their_names(ControlPlane cluster) {
        SHORT_NAMES
                .keySet()
                .forEach(plural -> isWell(definition(cluster, plural + ".aihub.io"), "aihub"));
        assertThat(
                        cluster.kubectl("api-resources", "--categories=aihub", "-o", "name")
                                .orFail()
                                .lines())
                .containsExactlyInAnyOrderElementsOf(
                        SHORT_NAMES.keySet().stream().map(p -> p + ".aihub.io").toList());
    }

    /**
     * The server keeps each word of a file. YAML as kubectl reads it takes {@code n}, {@code y},
     * {@code no} and {@code off} for truth values, also where they name a field.
     */
    @Test
    void what_is_stored_is_what_the_file_says(ControlPlane cluster) throws IOException {
        for (Path file : files(cluster)) {
            JsonNode said = Serialization.unmarshal(Files.readString(file), JsonNode.class);
            JsonNode stored = definition(cluster, said.at("/metadata/name").asText());
            Set<String> here = leaves("", said.at("/spec/versions"));
            Set<String> there = leaves("", stored.at("/spec/versions"));
            Set<String> both = new TreeSet<>(here);
            both.retainAll(there);
            here.removeAll(both);
            there.removeAll(both);
            assertThat(here).as("not stored").isEmpty();
            assertThat(there).as("stored and not said").isEmpty();
        }
    }

    private static Set<String> leaves(String path, JsonNode node) {
        Set<String> found = new TreeSet<>();
        if (node.isValueNode()) {
            found.add(path + ": " + node);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            found.addAll(leaves(path + "[" + i + "]", node.get(i)));
        }
        node.properties()
                .forEach(
                        field ->
                                found.addAll(
                                        leaves(path + "." + field.getKey(), field.getValue())));
        return found;
    }

    @Test
    void each_file_is_small(ControlPlane cluster) throws IOException {
        for (Path file : files(cluster)) {
            boolean model = file.getFileName().toString().contains("aimodels");
            assertThat(Files.size(file))
                    .as("%s", file)
                    .isLessThanOrEqualTo(model ? LARGEST_MODEL_BYTES : LARGEST_BYTES);
        }
    }
}
