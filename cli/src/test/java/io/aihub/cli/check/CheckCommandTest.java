package io.aihub.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aihub.cli.Cli;
import io.aihub.cli.Environment;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckCommandTest {
    private static final Clock NOW =
            Clock.fixed(Instant.parse("2026-11-27T12:00:00Z"), ZoneOffset.UTC);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path EXAMPLES =
            Path.of(System.getProperty("aihub.root")).resolve("examples");

    @TempDir Path folder;

    private record Ran(int code, String out, String err) {
        List<JsonNode> objects() {
            return out.lines().map(Ran::tree).toList();
        }

        Stream<JsonNode> findings() {
            return objects().stream()
                    .flatMap(
                            one ->
                                    Stream.iterate(0, i -> i + 1)
                                            .limit(one.get("findings").size())
                                            .map(i -> one.get("findings").get(i)));
        }

        private static JsonNode tree(String line) {
            try {
                return MAPPER.readTree(line);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Ran run(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code =
                Cli.commandLine(new Environment(NOW, question -> Optional.empty()))
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(
                                Stream.concat(
                                                Stream.of("check"),
                                                Stream.of(arguments).map(Object::toString))
                                        .toArray(String[]::new));
        return new Ran(code, out.toString(), err.toString());
    }

    private Path file(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String model() {
        try {
            return Files.readString(EXAMPLES.resolve("public-transport-demand/aimodel.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_examples_pass_with_their_policy_and_their_profile() {
        Ran ran = run(EXAMPLES);

        assertThat(ran.out()).contains("0 findings block");
        assertThat(ran.code()).isZero();
    }

    @Test
    void every_object_is_one_line_of_json() {
        Ran ran = run(EXAMPLES, "--output", "json");

        assertThat(ran.objects())
                .extracting(one -> one.get("kind").asText())
                .contains("AIModel", "GovernancePolicy", "MetricSource", "ModelDecision");
        assertThat(ran.objects())
                .allSatisfy(
                        one ->
                                assertThat(one.fieldNames())
                                        .toIterable()
                                        .containsExactly("file", "kind", "name", "findings"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stage: Pilot|stage: pilot2|spec.stage|did you mean Pilot?",
                "stage: Pilot|stage: 5|spec.stage|quotes",
                "intendedPurpose:|intendedPupose:|spec.intendedPupose|did you mean intendedPurpose",
                "hosting: Cluster|hosting: External|spec|register entry only",
                "class: Minimal|class: High|spec.risk.basis|REG-09",
            })
    void what_an_api_server_refuses_blocks_and_says_what_to_write(
            String from, String to, String path, String words) {
        assertThat(model()).contains(from);
        Ran ran = run(file("m.yaml", model().replace(from, to)), "--output", "json");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.findings())
                .anySatisfy(
                        one -> {
                            assertThat(one.get("path").asText()).startsWith(path);
                            assertThat(one.toString()).contains(words);
                            assertThat(one.get("level").asText()).isEqualTo("Enforce");
                        });
    }

    @Test
    void an_unquoted_yes_is_a_truth_value_as_for_kubectl() {
        String text =
                model().replace(
                                "  stage: Pilot",
                                "  transparency: {aiDisclosure: Yes}\n  stage: Pilot");
        Ran ran = run(file("m.yaml", text));

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("spec.transparency.aiDisclosure").contains("in quotes");
    }

    @Test
    void a_policy_beside_the_models_sets_levels_and_has_to_have_a_quorum() {
        Path model = file("m.yaml", model().replace("  licence: ", "  format: ONNX #"));
        Path strict =
                file(
                        "policy.yaml",
                        """
                        apiVersion: aihub.io/v1alpha1
                        kind: GovernancePolicy
                        metadata: {name: strict}
                        spec:
                          selector: {namespaceLabels: {zone: care}}
                          quorum: [{riskClass: High, roles: [{role: owner, count: 1}]}]
                          rules: [{id: ART-03, level: Enforce}]
                        """);

        assertThat(run(model).code()).isZero();
        Ran ran = run(model, "--policy", strict, "--output", "json");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.findings().map(one -> one.get("rule").asText()))
                .contains("ART-03", "NoGovernancePolicy");
    }

    @Test
    void several_documents_lists_and_json_are_read_and_others_are_left_alone() {
        file("a/several.yaml", model() + "\n---\nkind: ConfigMap\napiVersion: v1\n---\n" + model());
        file(
                "a/b/list.json",
                "{\"apiVersion\": \"v1\", \"kind\": \"List\", \"items\": [{\"apiVersion\":"
                        + " \"aihub.io/v1alpha1\", \"kind\": \"AIModel\", \"metadata\": {\"name\":"
                        + " \"x\"}, \"spec\": {}}]}");
        file("a/readme.txt", "no manifest: {");
        Ran ran = run(folder);

        assertThat(ran.out()).contains("3 objects in 2 files, 1 of other APIs");
        assertThat(ran.out()).contains("list.json: AIModel x").contains("spec.version");
        assertThat(ran.code()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: 1\\nb: [1, 2\\nc: 3|3",
                "a: 1\\nb: 2\\na: 3|3",
                "{\"a\": 1,\\n\"a\": 2}|2",
                "a: 1\\n---\\nb:\\n\\t- c|4",
            })
    void what_cannot_be_read_exits_with_2_and_says_the_line(String text, int line) {
        Path file = file("broken.yaml", text.replace("\\n", "\n").replace("\\t", "\t"));
        Ran ran = run(file);

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("broken.yaml:" + line + ": ");
        assertThat(run(file, "--output", "json").objects())
                .singleElement()
                .satisfies(one -> assertThat(one.toString()).contains("line " + line));
        assertThat(run(file, "--output", "github").out())
                .contains("broken.yaml,line=" + line + ",title=");
    }

    @Test
    void a_file_that_is_not_there_exits_with_2() {
        Ran ran = run(folder.resolve("gone.yaml"));

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("gone.yaml: there is no such file");
    }

    @Test
    void an_annotation_names_the_line_of_the_field() {
        Path file = file("m.yaml", model().replace("stage: Pilot", "stage: Polit"));
        int line = model().lines().toList().indexOf("  stage: Pilot") + 1;

        assertThat(run(file, "--output", "github").out())
                .contains("::error file=" + file + ",line=" + line + ",title=FLD-05::")
                .contains("spec.stage: did you mean Pilot?");
    }

    @Test
    void a_kind_or_version_that_is_not_there_blocks() {
        Path file = file("m.yaml", model().replace("kind: AIModel", "kind: AiModel"));

        assertThat(run(file).code()).isEqualTo(1);
        assertThat(run(file).out()).contains("there is no kind AiModel");
    }
}
