package io.aihub.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Holds objects against the structural schemas and then the rules, as the API server does. */
final class Validator {
    private final Map<String, GeneratedCrd> crds =
            new CrdGeneration()
                    .all().stream()
                            .collect(Collectors.toMap(GeneratedCrd::kind, Function.identity()));

    private final JsonSchemaFactory schemas =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7);
    private final CelRules rules = new CelRules();

    GeneratedCrd crd(String kind) {
        return crds.get(kind);
    }

    Map<String, GeneratedCrd> crds() {
        return crds;
    }

    /** Where and how an object breaks the structural schema. */
    List<String> structural(JsonNode object) {
        return schemas.getSchema(schema(object)).validate(object).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    /** Messages of the rules that it breaks. */
    List<String> rules(JsonNode object) {
        return rules.broken(schema(object), object);
    }

    /** Messages of the rules that a change breaks. */
    List<String> rules(JsonNode object, JsonNode old) {
        return rules.broken(schema(object), object, old);
    }

    private JsonNode schema(JsonNode object) {
        return crds.get(object.path("kind").asText()).schema();
    }
}
