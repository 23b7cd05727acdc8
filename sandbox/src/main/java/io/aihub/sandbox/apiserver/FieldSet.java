package io.aihub.sandbox.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The fields an object sets, one path each, with their values. A path is made of steps that each
 * start with a slash: {@code f:} a field, {@code k:} an item by its keys, {@code v:} a value of a
 * set. An item of a keyed list has a path of its own beside those of its fields.
 */
final class FieldSet {
    private static final JsonNode MEMBER = BooleanNode.TRUE;
    private static final Set<String> IDENTITY = Set.of("apiVersion", "kind");
    private static final Set<String> SHARED_METADATA =
            Set.of("labels", "annotations", "ownerReferences", "finalizers");

    private FieldSet() {}

    /** All fields of an object but those the server itself writes. */
    static Map<String, JsonNode> of(ObjectNode object, FieldSchema schema) {
        Map<String, JsonNode> leaves = new LinkedHashMap<>();
        object.properties().stream()
                .filter(field -> !IDENTITY.contains(field.getKey()))
                .forEach(
                        field -> {
                            JsonNode value = field.getValue();
                            if (field.getKey().equals("metadata")) {
                                value = ((ObjectNode) value.deepCopy()).retain(SHARED_METADATA);
                                if (value.isEmpty()) {
                                    return;
                                }
                            }
                            collect(
                                    step('f', field.getKey()),
                                    value,
                                    schema.field(field.getKey()),
                                    leaves);
                        });
        return leaves;
    }

    private static void collect(
            String path, JsonNode value, FieldSchema schema, Map<String, JsonNode> leaves) {
        if (value.isObject() && !value.isEmpty() && !schema.atomicMap()) {
            value.properties()
                    .forEach(
                            field ->
                                    collect(
                                            path + step('f', field.getKey()),
                                            field.getValue(),
                                            schema.field(field.getKey()),
                                            leaves));
        } else if (value.isArray() && schema.listRule() instanceof ListRule.Keyed keyed) {
            for (JsonNode item : value) {
                String itemPath = path + itemStep(keyed, item);
                leaves.put(itemPath, MEMBER);
                item.properties()
                        .forEach(
                                field ->
                                        collect(
                                                itemPath + step('f', field.getKey()),
                                                field.getValue(),
                                                schema.item().field(field.getKey()),
                                                leaves));
            }
        } else if (value.isArray() && schema.listRule() instanceof ListRule.SetOfValues) {
            value.forEach(item -> leaves.put(path + step('v', Json.text(item)), MEMBER));
        } else {
            leaves.put(path, value);
        }
    }

    /** The path step of an item of a keyed list. */
    static String itemStep(ListRule.Keyed keyed, JsonNode item) {
        ObjectNode identity = Json.object();
        keyed.keys().forEach(key -> identity.set(key, keyed.value(item, key)));
        return step('k', Json.text(identity));
    }

    static String step(char kind, String name) {
        return "/" + kind + ":" + name.replace("~", "~0").replace("/", "~1");
    }

    /** A path as the real server writes it in a conflict: {@code .spec.replicas}. */
    static String readable(String path) {
        StringBuilder text = new StringBuilder();
        for (String step : path.substring(1).split("/")) {
            String name = step.substring(2).replace("~1", "/").replace("~0", "~");
            text.append(step.startsWith("f:") ? "." + name : "[" + name + "]");
        }
        return text.toString();
    }
}
