package io.aihub.e2e.tables;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aihub.api.v1alpha1.AIModelStatus;
import io.aihub.api.v1alpha1.AIModelStatus.OverallSignals;
import io.aihub.api.v1alpha1.ApprovalState;
import io.aihub.api.v1alpha1.status.ServingStatus.ServingState;
import io.aihub.cli.view.ColumnTable;
import io.aihub.e2e.RealCluster;
import io.aihub.e2e.rig.ControlPlane;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables that kubectl prints, as a person reads them. */
@RealCluster
class PrintedTablesE2E {
    private static ShownObjects shown;

    @BeforeAll
    static void create_the_objects(ControlPlane cluster) {
        shown = ShownObjects.create(cluster, "printed");
    }

    @AfterAll
    static void delete_the_objects() {
        shown.close();
    }

    @ParameterizedTest
    @CsvSource({
        "aimodels, aimodel, aim",
        "modelrevisions, modelrevision, mrev",
        "modeldecisions, modeldecision, mdec",
        "referenceprofiles, referenceprofile, refp",
        "governancepolicies, governancepolicy, gpol",
        "metricsources, metricsource, msrc"
    })
    void a_kind_is_printed_as_written_down_by_every_name_that_it_has(
            String plural, String singular, String shortName, ControlPlane cluster)
            throws IOException {
        Golden golden = new Golden(cluster);
        String table = get(cluster, plural, "-n", shown.namespace("clinic"));
        golden.holds(plural + ".txt", table);
        golden.holds(
                plural + "-wide.txt",
                get(cluster, plural, "-n", shown.namespace("clinic"), "-o", "wide"));
        assertThat(get(cluster, singular, "-n", shown.namespace("clinic"))).isEqualTo(table);
        assertThat(get(cluster, shortName, "-n", shown.namespace("clinic"))).isEqualTo(table);
        assertThat(get(cluster, plural + ".aihub.io", "-n", shown.namespace("clinic")))
                .isEqualTo(table);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aimodels", "aihub"})
    void all_namespaces_are_printed_as_written_down(String names, ControlPlane cluster)
            throws IOException {
        new Golden(cluster)
                .holds(
                        names + "-all-namespaces.txt",
                        get(cluster, names, "-A", "-l", "place!=extremes"));
    }

    @Test
    void the_longest_words_that_are_allowed_are_printed_in_full(ControlPlane cluster)
            throws IOException {
        new Golden(cluster)
                .holds(
                        "aimodels-longest.txt",
                        get(cluster, "aimodels", "-n", shown.namespace("extremes"), "-o", "wide"));
    }

    /** Those that lack it come first; kubectl keeps no order among equals. */
    @ParameterizedTest
    @ValueSource(strings = {".status.shown.until", ".status.serving.summary"})
    void models_are_sorted_by_a_field_also_where_some_lack_it(String path, ControlPlane cluster) {
        List<String> values =
                cluster.kubectl(
                                "get",
                                "aim",
                                "-n",
                                shown.namespace("clinic"),
                                "--no-headers",
                                "--sort-by=" + path,
                                "-o",
                                "custom-columns=VALUE:" + path)
                        .orFail()
                        .lines()
                        .toList();
        long lacking = values.stream().filter("<none>"::equals).count();
        assertThat(lacking).isPositive();
        assertThat(values.subList(0, (int) lacking)).containsOnly("<none>");
        assertThat(values.subList((int) lacking, values.size())).isNotEmpty().isSorted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wide"})
    void the_demo_prints_models_as_kubectl_does(String output, ControlPlane cluster) {
        String namespace = shown.namespace("clinic");
        JsonNode definition = json(cluster, "get", "crd", "aimodels.aihub.io");
        List<JsonNode> models = new ArrayList<>();
        json(cluster, "get", "aimodels", "-n", namespace).path("items").forEach(models::add);

        List<String> lines =
                ColumnTable.of(definition, output.equals("wide")).lines(models, Instant.now());

        assertThat(PrintedTable.stable(String.join("\n", lines)))
                .isEqualTo(get(cluster, "aimodels", "-n", namespace, "-o", output));
    }

    @Test
    void the_readme_shows_what_kubectl_prints(ControlPlane cluster) throws IOException {
        String readme = Files.readString(cluster.home().resolve("README.md"));
        String table = get(cluster, "aimodels", "-n", shown.namespace("readme"));
        assertThat(PrintedTable.stable(blockAfter(readme, "$ kubectl get aimodels\n")))
                .isEqualTo(table);

        String wide =
                cluster.kubectl(
                                "get",
                                "aimodel",
                                "pe-triage-ct",
                                "-n",
                                shown.namespace("readme"),
                                "-o",
                                "wide")
                        .orFail();
        int from = wide.indexOf("RESIDUAL");
        String rest = String.join("\n", wide.lines().map(line -> line.substring(from)).toList());
        assertThat(readme).contains("```\n" + rest + "\n```");
    }

    private static String blockAfter(String text, String line) {
        int from = text.indexOf(line);
        assertThat(from).as("the README shows %s", line).isPositive();
        return text.substring(from + line.length(), text.indexOf("```", from));
    }

    @Test
    void every_state_of_a_model_is_in_a_table(ControlPlane cluster) {
        List<AIModelStatus> statuses =
                ShownObjects.lines(cluster).stream()
                        .map(ShownModel::status)
                        .flatMap(Optional::stream)
                        .toList();
        assertThat(statuses)
                .extracting(status -> status.approval().state())
                .contains(ApprovalState.values());
        assertThat(statuses)
                .extracting(status -> status.serving().state())
                .contains(ServingState.values());
        assertThat(statuses)
                .extracting(AIModelStatus::signalsState)
                .contains(OverallSignals.values());
    }

    private static String get(ControlPlane cluster, String names, String... more) {
        List<String> command = new ArrayList<>(List.of("get", names));
        command.addAll(List.of(more));
        int labels = command.indexOf("-l");
        if (labels < 0) {
            command.addAll(List.of("-l", ShownObjects.selector()));
        } else {
            command.set(labels + 1, ShownObjects.selector() + "," + command.get(labels + 1));
        }
        return PrintedTable.stable(cluster.kubectl(command.toArray(String[]::new)).orFail());
    }

    private static JsonNode json(ControlPlane cluster, String... command) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of("-o", "json"));
        return Serialization.unmarshal(
                cluster.kubectl(all.toArray(String[]::new)).orFail(), JsonNode.class);
    }
}
