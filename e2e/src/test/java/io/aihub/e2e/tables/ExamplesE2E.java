package io.aihub.e2e.tables;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aihub.e2e.RealCluster;
import io.aihub.e2e.rig.ControlPlane;
import io.aihub.e2e.rig.OperatorOnCluster;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every file of {@code examples/}, as a person applies it: a decision by the approver whom it
 * names, the rest by the administrator.
 */
@RealCluster
class ExamplesE2E {
    private static final String WORD = "all";
    private static Places places;

    @BeforeAll
    static void make_room(ControlPlane cluster) throws IOException {
        OperatorOnCluster.install(cluster);
        places = Places.create(cluster, "examples", List.of(WORD));
        for (Example example : examples(cluster)) {
            example.approver().ifPresent(user -> places.mayDecide(WORD, user));
        }
    }

    @AfterAll
    static void leave() {
        places.close();
    }

    /**
     * A file and what it says.
     *
     * @param file of the examples
     * @param said as YAML says it
     */
    private record Example(Path file, JsonNode said) {
        Optional<String> approver() {
            return Optional.of(said.at("/spec/approver/username").asText())
                    .filter(user -> !user.isEmpty());
        }

        String[] apply(String... more) {
            List<String> command = new ArrayList<>(List.of("apply", "--validate=strict"));
            command.addAll(List.of("-n", places.name(WORD), "-f", file.toString()));
            approver().ifPresent(user -> command.addAll(List.of("--as", user)));
            command.addAll(List.of(more));
            return command.toArray(String[]::new);
        }

        JsonNode stored(ControlPlane cluster) {
            String told =
                    cluster.kubectl(
                                    "get",
                                    "-n",
                                    places.name(WORD),
                                    "-f",
                                    file.toString(),
                                    "-o",
                                    "json",
                                    "--show-managed-fields")
                            .orFail();
            return Serialization.unmarshal(told, JsonNode.class);
        }

        void delete(ControlPlane cluster) {
            cluster.kubectl(
                            "delete",
                            "--ignore-not-found",
                            "-n",
                            places.name(WORD),
                            "-f",
                            file.toString())
                    .orFail();
        }
    }

    private static List<Example> examples(ControlPlane cluster) throws IOException {
        try (Stream<Path> files = Files.walk(cluster.home().resolve("examples"))) {
            List<Path> found = files.filter(Files::isRegularFile).sorted().toList();
            List<Example> examples = new ArrayList<>();
            for (Path file : found) {
                JsonNode said = Serialization.unmarshal(Files.readString(file), JsonNode.class);
                examples.add(new Example(file, said));
            }
            assertThat(examples).isNotEmpty();
            return examples;
        }
    }

    @Test
    void each_applies_and_then_server_side_over_it_and_nothing_changes(ControlPlane cluster)
            throws IOException {
        allowPatchingOfDecisions(cluster);
        for (Example example : examples(cluster)) {
            example.delete(cluster);
            assertThat(cluster.kubectl(example.apply()).orFail()).endsWith(" created\n");
            assertThat(cluster.kubectl(example.apply()).orFail()).endsWith(" unchanged\n");
            staysAsSaid(example, cluster, "--server-side", "--force-conflicts");
        }
    }

    @Test
    void each_applies_server_side_and_a_second_time_changes_nothing(ControlPlane cluster)
            throws IOException {
        allowPatchingOfDecisions(cluster);
        for (Example example : examples(cluster)) {
            example.delete(cluster);
            staysAsSaid(example, cluster, "--server-side");
        }
    }

    private static void staysAsSaid(Example example, ControlPlane cluster, String... way) {
        String[] apply = example.apply(way);
        assertThat(cluster.kubectl(apply).orFail()).endsWith(" serverside-applied\n");
        JsonNode first = example.stored(cluster);
        assertThat(cluster.kubectl(apply).orFail()).endsWith(" serverside-applied\n");
        assertThat(example.stored(cluster)).isEqualTo(first);
        isAsSaid(example, first);
        example.delete(cluster);
    }

    /** Version 2 of a model over version 1: the same object, and no field of the first stays. */
    @Test
    void a_new_version_applies_over_the_old_one(ControlPlane cluster) throws IOException {
        List<Example> versions =
                examples(cluster).stream()
                        .filter(e -> e.file().getFileName().toString().startsWith("aimodel"))
                        .filter(e -> e.file().getParent().endsWith("pe-triage-ct"))
                        .sorted((a, b) -> b.file().compareTo(a.file()))
                        .toList();
        assertThat(versions)
                .extracting(e -> e.said().at("/spec/version").asText())
                .containsExactly("2.0.3", "2.1.0");
        cluster.kubectl(versions.get(0).apply()).orFail();
        assertThat(cluster.kubectl(versions.get(1).apply()).orFail()).endsWith(" configured\n");
        isAsSaid(versions.get(1), versions.get(1).stored(cluster));
        versions.get(1).delete(cluster);
    }

    /** No word was read otherwise than it was written, none was dropped, and none was added. */
    private static void isAsSaid(Example example, JsonNode stored) {
        assertThat(stored.path("spec"))
                .as("%s", example.file())
                .isEqualTo(example.said().path("spec"));
    }

    /**
     * The chart's approvers may create decisions and not patch them, and a server-side apply is a
     * patch, also where it creates.
     */
    private static void allowPatchingOfDecisions(ControlPlane cluster) throws IOException {
        String namespace = places.name(WORD);
        String role = "patch-decisions";
        if (cluster.kubectl("get", "role", role, "-n", namespace).code() == 0) {
            return;
        }
        cluster.kubectl(
                        "create",
                        "role",
                        role,
                        "-n",
                        namespace,
                        "--verb=patch",
                        "--resource=modeldecisions.aihub.io")
                .orFail();
        List<String> bind =
                new ArrayList<>(
                        List.of("create", "rolebinding", role, "-n", namespace, "--role=" + role));
        for (Example example : examples(cluster)) {
            example.approver().ifPresent(user -> bind.add("--user=" + user));
        }
        cluster.kubectl(bind.toArray(String[]::new)).orFail();
    }
}
