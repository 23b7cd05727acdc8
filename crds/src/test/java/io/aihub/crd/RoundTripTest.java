package io.aihub.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.api.v1alpha1.Patterns;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An object with every field of the schema set goes through the Java types and loses none. */
class RoundTripTest {
    private static final String SHA = "sha256:" + "0123456789abcdef".repeat(4);
    private static final Map<String, String> SAMPLES =
            Map.of(
                    Patterns.DIGEST, SHA,
                    Patterns.IMAGE, "registry.example.org/model@" + SHA,
                    Patterns.DURATION, "1h30m",
                    Patterns.BYTES, "1Gi",
                    Patterns.DECIMAL, "-0.25",
                    Patterns.DOUBLE, "-1.5E-7",
                    Patterns.DATE_TIME, "2026-11-22T10:00:00Z",
                    Patterns.PATH, "/metrics",
                    Patterns.CLOCK, "08:00");

    private static final Validator VALIDATOR = new Validator();
    private final ObjectMapper mapper = new ObjectMapper();

    static List<GeneratedCrd> crds() {
        return List.copyOf(VALIDATOR.crds().values());
    }

    @ParameterizedTest
    @MethodSource("crds")
    void every_field_of_the_schema_survives_the_java_types(GeneratedCrd crd) throws Exception {
        ObjectNode full = full(crd);
        CustomResource<?, ?> typed = mapper.treeToValue(full, JavaTypes.of(crd.kind()));
        JsonNode back = mapper.readTree(mapper.writeValueAsString(typed));
        assertThat(back.get("spec")).isEqualTo(read(full).get("spec"));
        assertThat(back.get("status")).isEqualTo(read(full).get("status"));
    }

    @ParameterizedTest
    @MethodSource("crds")
    void an_object_with_every_field_set_fits_the_schema(GeneratedCrd crd) {
        assertThat(VALIDATOR.structural(full(crd))).isEmpty();
    }

    @Test
    void a_resource_without_spec_and_status_holds_nulls() throws Exception {
        CustomResource<?, ?> bare =
                mapper.readValue("{\"metadata\":{\"name\":\"x\"}}", JavaTypes.of("AIModel"));
        assertThat(bare.getSpec()).isNull();
        assertThat(bare.getStatus()).isNull();
    }

    /** The same tree with numbers of the type that a reader gives them. */
    private JsonNode read(JsonNode tree) throws Exception {
        return mapper.readTree(tree.toString());
    }

    private ObjectNode full(GeneratedCrd crd) {
        ObjectNode object = mapper.createObjectNode();
        object.put("apiVersion", "aihub.io/v1alpha1").put("kind", crd.kind());
        object.putObject("metadata").put("name", "full");
        crd.schema()
                .get("properties")
                .properties()
                .forEach(field -> object.set(field.getKey(), value(field.getValue())));
        return object;
    }

    private JsonNode value(JsonNode schema) {
        return switch (schema.path("type").asText()) {
            case "string" -> mapper.getNodeFactory().textNode(text(schema));
            case "integer" -> mapper.getNodeFactory().numberNode(schema.get("minimum").asInt() + 1);
            case "array" -> list(schema);
            case "object" -> object(schema);
            default -> mapper.getNodeFactory().textNode("1");
        };
    }

    private static String text(JsonNode schema) {
        if (schema.has("enum")) {
            return schema.at("/enum/0").asText();
        }
        if (schema.path("format").asText().equals("date")) {
            return "2026-11-22";
        }
        return SAMPLES.getOrDefault(schema.path("pattern").asText(), "x");
    }

    private ArrayNode list(JsonNode schema) {
        return mapper.createArrayNode().add(value(schema.get("items")));
    }

    private ObjectNode object(JsonNode schema) {
        ObjectNode object = mapper.createObjectNode();
        schema.path("properties")
                .properties()
                .forEach(field -> object.set(field.getKey(), value(field.getValue())));
        if (schema.has("additionalProperties")) {
            object.set("key", value(schema.get("additionalProperties")));
        }
        if (schema.has("x-kubernetes-preserve-unknown-fields")) {
            object.putObject("anything").put("at", "all");
        }
        return object;
    }
}
