package io.aihub.crd;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/**
 * Writes a definition so that a person can read it and it stays small: one line for each field that
 * has none or few below it.
 */
final class CrdYamlWriter {
    private static final String HEADER =
            "# Generated from the Java types of io.aihub.api.v1alpha1. Change those, then run:\n"
                    + "#   make generate\n";

    /** What is read first stands first; fields below stand last. */
    private static final List<String> FIRST =
            List.of("apiVersion", "kind", "metadata", "name", "type", "description", "rule");

    private static final List<String> LAST =
            List.of("properties", "items", "additionalProperties", "schema", "versions");

    private final ObjectMapper mapper = new ObjectMapper();

    String write(JsonNode tree) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(FlowStyle.BLOCK);
        options.setWidth(Integer.MAX_VALUE);
        options.setSplitLines(false);
        options.setIndent(2);
        Map<String, Object> ordered =
                order(mapper.convertValue(tree, new TypeReference<Map<String, Object>>() {}));
        return HEADER + new Yaml(new LeavesInOneLine(options), options).dump(ordered);
    }

    private static Map<String, Object> order(Map<String, Object> map) {
        List<String> keys = new ArrayList<>(map.keySet());
        keys.sort((a, b) -> Integer.compare(rank(a), rank(b)));
        Map<String, Object> ordered = new LinkedHashMap<>();
        keys.forEach(key -> ordered.put(key, orderValue(map.get(key))));
        return ordered;
    }

    @SuppressWarnings("unchecked")
    private static Object orderValue(Object value) {
        if (value instanceof Map<?, ?> map) {
            return isFieldList(map) ? orderFields(map) : order((Map<String, Object>) map);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(CrdYamlWriter::orderValue).toList();
        }
        return value;
    }

    /** Fields keep the generator's order; only the words of each schema are moved. */
    private static Map<String, Object> orderFields(Map<?, ?> fields) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        fields.forEach((name, schema) -> ordered.put((String) name, orderValue(schema)));
        return ordered;
    }

    private static boolean isFieldList(Map<?, ?> map) {
        return !map.isEmpty()
                && map.values().stream()
                        .allMatch(
                                value ->
                                        value instanceof Map<?, ?> schema
                                                && schema.containsKey("description"));
    }

    private static int rank(String key) {
        if (FIRST.contains(key)) {
            return FIRST.indexOf(key);
        }
        return LAST.contains(key) ? 1_000 + LAST.indexOf(key) : 500;
    }

    private static final class LeavesInOneLine extends Representer {
        LeavesInOneLine(DumperOptions options) {
            super(options);
        }

        @Override
        protected Node representMapping(Tag tag, Map<?, ?> mapping, FlowStyle style) {
            return super.representMapping(tag, mapping, isShort(mapping) ? FlowStyle.FLOW : style);
        }

        @Override
        protected Node representSequence(Tag tag, Iterable<?> sequence, FlowStyle style) {
            for (Object value : sequence) {
                if (value instanceof Map<?, ?>) {
                    return super.representSequence(tag, sequence, style);
                }
            }
            return super.representSequence(tag, sequence, FlowStyle.FLOW);
        }

        private static boolean isShort(Map<?, ?> map) {
            return map.containsKey("jsonPath")
                    || map.containsKey("description")
                            && !map.containsKey("x-kubernetes-validations")
                            && (hasNoFieldsBelow(map) || hasFewFieldsBelow(map));
        }

        private static boolean hasNoFieldsBelow(Map<?, ?> schema) {
            return !schema.containsKey("properties")
                    && !(schema.get("items") instanceof Map<?, ?> items
                            && !hasNoFieldsBelow(items));
        }

        /** At most three fields with nothing below them, for example a person. */
        private static boolean hasFewFieldsBelow(Map<?, ?> schema) {
            return schema.get("properties") instanceof Map<?, ?> fields
                    && fields.size() <= 3
                    && fields.values().stream()
                            .allMatch(
                                    field ->
                                            field instanceof Map<?, ?> map
                                                    && hasNoFieldsBelow(map));
        }
    }
}
