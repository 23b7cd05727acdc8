package io.aihub.dossier.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.aihub.dossier.Yaml;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds our own reading of the rules against that of the CEL project, on torn examples. */
class DefinitionRulesTest {
    private static final int VARIANTS = 150;
    private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder().build();
    private static final CelCompiler COMPILER =
            CelCompilerFactory.standardCelCompilerBuilder()
                    .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                    .addVar("self", SimpleType.DYN)
                    .build();

    /** One rule and everything that stands at its place in the examples. */
    record Placed(String kind, String rule, JsonNode schema, List<JsonNode> values) {
        @Override
        public String toString() {
            return kind + ": " + rule;
        }
    }

    static List<Placed> rules() {
        List<Placed> rules = new ArrayList<>();
        for (String kind : Definitions.kinds()) {
            List<JsonNode> objects = examples(kind);
            collect(kind, schema(kind), objects, rules);
        }
        return rules;
    }

    private static void collect(
            String kind, JsonNode schema, List<JsonNode> values, List<Placed> into) {
        for (JsonNode rule : schema.path("x-kubernetes-validations")) {
            String text = rule.path("rule").asText();
            if (!text.contains("oldSelf")) {
                into.add(new Placed(kind, text, schema, values));
            }
        }
        schema.path("properties")
                .properties()
                .forEach(
                        field ->
                                collect(
                                        kind,
                                        field.getValue(),
                                        values.stream()
                                                .map(value -> value.path(field.getKey()))
                                                .filter(value -> !value.isMissingNode())
                                                .toList(),
                                        into));
        if (schema.has("items")) {
            List<JsonNode> items = new ArrayList<>();
            values.forEach(list -> list.forEach(items::add));
            collect(kind, schema.get("items"), items, into);
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_rule_is_read_as_the_cel_project_reads_it(Placed placed) throws Exception {
        var program = RUNTIME.createProgram(COMPILER.compile(placed.rule()).getAst());
        Expression ours = ExpressionParser.parse(placed.rule());
        Random random = new Random(7);
        List<JsonNode> seeds =
                placed.values().isEmpty()
                        ? List.of(Torn.minimal(placed.schema()))
                        : placed.values();
        for (int i = 0; i < VARIANTS; i++) {
            JsonNode value = Torn.of(seeds.get(i % seeds.size()), placed.schema(), random, i);
            Object self = Definition.plain(value, placed.schema());
            boolean theirs;
            try {
                theirs = (Boolean) program.eval(Map.of("self", self));
            } catch (CelEvaluationException untold) {
                theirs = false;
            }
            assertThat(ExpressionEvaluation.holds(ours, self)).as("%s", value).isEqualTo(theirs);
        }
    }

    @Test
    void the_kinds_are_those_of_the_definitions() {
        assertThat(Definitions.kinds()).hasSameSizeAs(files("crds"));
        assertThat(Definitions.kinds())
                .allSatisfy(kind -> assertThat(Definitions.of(kind)).isPresent());
    }

    @Test
    void every_example_is_accepted() {
        for (String kind : Definitions.kinds()) {
            for (JsonNode example : examples(kind)) {
                assertThat(Definitions.of(kind).orElseThrow().refusals(example)).isEmpty();
            }
        }
    }

    @Test
    void a_typo_names_the_field_that_was_meant() {
        ObjectNode model = (ObjectNode) examples("AIModel").get(1).deepCopy();
        ((ObjectNode) model.get("spec")).put("intendedPupose", "x");
        assertThat(Definitions.of("AIModel").orElseThrow().refusals(model))
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.path()).isEqualTo("spec.intendedPupose");
                            assertThat(one.nature()).isEqualTo(Refusal.Nature.Unknown);
                            assertThat(one.message()).contains("did you mean intendedPurpose?");
                        });
    }

    static JsonNode schema(String kind) {
        return definitions()
                .filter(one -> one.at("/spec/names/kind").asText().equals(kind))
                .map(one -> one.at("/spec/versions/0/schema/openAPIV3Schema"))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonNode> definitions() {
        return files("crds").stream().map(DefinitionRulesTest::read);
    }

    private static List<JsonNode> examples(String kind) {
        return files("examples").stream()
                .map(DefinitionRulesTest::read)
                .filter(one -> one.path("kind").asText().equals(kind))
                .toList();
    }

    private static JsonNode read(String file) {
        return Serialization.unmarshal(Yaml.text(file), JsonNode.class);
    }

    private static List<String> files(String folder) {
        Path root = Path.of(System.getProperty("aihub.root"));
        try (Stream<Path> files = Files.walk(root.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.toString().contains("/src/"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A value with a field or two taken out, emptied or changed to another word of its schema. */
    private static final class Torn {
        static JsonNode of(JsonNode value, JsonNode schema, Random random, int edits) {
            JsonNode copy = value.deepCopy();
            for (int i = 0; i < edits % 4; i++) {
                tear(copy, schema, random);
            }
            return copy;
        }

        static JsonNode minimal(JsonNode schema) {
            ObjectNode object =
                    com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
            schema.path("properties")
                    .properties()
                    .forEach(field -> object.set(field.getKey(), word(field.getValue(), 0)));
            return object;
        }

        private static void tear(JsonNode value, JsonNode schema, Random random) {
            if (!(value instanceof ObjectNode object) || schema.path("properties").isEmpty()) {
                return;
            }
            List<String> names = new ArrayList<>();
            for (Iterator<String> all = schema.path("properties").fieldNames(); all.hasNext(); ) {
                names.add(all.next());
            }
            String name = names.get(random.nextInt(names.size()));
            JsonNode property = schema.path("properties").path(name);
            switch (random.nextInt(4)) {
                case 0 -> object.remove(name);
                case 1 -> tear(object.path(name), property, random);
                default -> object.set(name, word(property, random.nextInt(12)));
            }
        }

        private static JsonNode word(JsonNode schema, int choice) {
            var nodes = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance;
            if (schema.has("enum")) {
                return schema.get("enum").get(choice % schema.get("enum").size());
            }
            return switch (schema.path("type").asText()) {
                case "integer" -> nodes.numberNode(choice);
                case "array" -> nodes.arrayNode();
                case "object" -> nodes.objectNode();
                default ->
                        nodes.textNode(
                                schema.path("format").asText().equals("date-time")
                                        ? "20" + (20 + choice) + "-01-01T00:00:00Z"
                                        : List.of("", "0.2", "0.05", "1s", "10ms", "24h")
                                                .get(choice % 6));
            };
        }
    }
}
