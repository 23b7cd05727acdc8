package io.aihub.dossier.content;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.aihub.api.v1alpha1.AIModelSpec;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every leaf of the spec's record tree, and a document in which each of them says something. */
final class SampleSpec {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SampleSpec() {}

    /** Path to type, as the table of fields writes paths. */
    static Map<String, Type> leaves() {
        Map<String, Type> leaves = new LinkedHashMap<>();
        walk("", AIModelSpec.class, leaves);
        return leaves;
    }

    private static void walk(String path, Type type, Map<String, Type> leaves) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            Type item = list.getActualTypeArguments()[0];
            leaves.put(path + "[]", item);
            if (isRecord(item)) {
                walk(path + "[]", item, leaves);
            }
        } else if (isRecord(type)) {
            for (RecordComponent component : ((Class<?>) type).getRecordComponents()) {
                String prefix = path.isEmpty() ? "" : path + ".";
                walk(prefix + name(component), component.getGenericType(), leaves);
            }
        } else {
            leaves.put(path, type);
        }
    }

    /** A whole spec; with another seed every leaf says something else. */
    static ObjectNode full(int seed) {
        return (ObjectNode) sample("", AIModelSpec.class, seed);
    }

    private static JsonNode sample(String path, Type type, int seed) {
        if (type instanceof ParameterizedType generic) {
            Type item =
                    generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            if (generic.getRawType() == Map.class) {
                return NODES.objectNode().put("cpu", String.valueOf(seed + 1));
            }
            ArrayNode list = NODES.arrayNode();
            list.add(sample(path + "[]", item, seed));
            list.add(sample(path + "[]", item, seed + 1));
            return list;
        }
        if (isRecord(type)) {
            ObjectNode object = NODES.objectNode();
            for (RecordComponent component : ((Class<?>) type).getRecordComponents()) {
                String prefix = path.isEmpty() ? "" : path + ".";
                object.set(
                        name(component),
                        sample(prefix + name(component), component.getGenericType(), seed));
            }
            return object;
        }
        return value(path, (Class<?>) type, seed);
    }

    /**
     * The value of a leaf under a seed. Signals stay of one kind, since their defaults hang on it.
     */
    static JsonNode value(String path, Class<?> type, int seed) {
        if (type.isEnum()) {
            Object[] words = type.getEnumConstants();
            return TextNode.valueOf(words[seed % words.length].toString());
        }
        if (Number.class.isAssignableFrom(type)) {
            return LongNode.valueOf(seed + 3);
        }
        return switch (form(path)) {
            case decimal -> TextNode.valueOf("0." + (seed + 3));
            case duration -> TextNode.valueOf((seed + 5) + "h");
            case time -> TextNode.valueOf("203" + seed + "-01-01T00:00:00Z");
            default -> TextNode.valueOf("said-" + seed);
        };
    }

    private static FieldForm form(String path) {
        return ContentFields.current().all().stream()
                .filter(field -> field.path().equals(path))
                .map(ContentField::form)
                .findFirst()
                .orElse(FieldForm.text);
    }

    private static boolean isRecord(Type type) {
        return type instanceof Class<?> known && known.isRecord();
    }

    private static String name(RecordComponent component) {
        JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
        return named == null ? component.getName() : named.value();
    }
}
