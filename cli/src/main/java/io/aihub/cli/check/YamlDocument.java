package io.aihub.cli.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One document of YAML 1.1, which is what kubectl reads: there an unquoted Yes is a truth value.
 *
 * @param tree what it says
 * @param lines where each field stands, by path
 */
record YamlDocument(JsonNode tree, Map<String, Integer> lines) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MOST_VALUES = 500_000;
    private static final int MOST_CHARACTERS = 50_000_000;
    private static final Set<String> YES = Set.of("true", "yes", "on");

    /**
     * All documents of a text; those that say nothing are left out.
     *
     * @throws UnreadableFile with the line at which it cannot be read
     */
    static List<YamlDocument> all(String text) throws UnreadableFile {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_CHARACTERS);
        List<YamlDocument> all = new ArrayList<>();
        try {
            for (Node node : new Yaml(options).composeAll(new StringReader(text))) {
                if (node != null && !node.getTag().equals(Tag.NULL)) {
                    Reading reading = new Reading();
                    JsonNode tree = reading.value("", node);
                    all.add(new YamlDocument(tree, reading.lines));
                }
            }
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new UnreadableFile(line, e.getProblem());
        } catch (YAMLException e) {
            throw new UnreadableFile(1, e.getMessage());
        }
        return all;
    }

    /** The lines of what stands below a path, as paths of their own. */
    static Map<String, Integer> below(String prefix, Map<String, Integer> lines) {
        Map<String, Integer> below = new HashMap<>();
        lines.forEach(
                (path, line) -> {
                    if (path.equals(prefix)) {
                        below.put("", line);
                    } else if (path.startsWith(prefix + ".")) {
                        below.put(path.substring(prefix.length() + 1), line);
                    }
                });
        return below;
    }

    /** One document under way. */
    private static final class Reading {
        private final Map<String, Integer> lines = new HashMap<>();
        private int values;

        private JsonNode value(String path, Node node) throws UnreadableFile {
            lines.putIfAbsent(path, line(node));
            values++;
            if (values > MOST_VALUES) {
                throw new UnreadableFile(line(node), "it holds too many values to be a manifest");
            }
            if (node instanceof MappingNode mapping) {
                ObjectNode object = NODES.objectNode();
                fields(path, mapping, object);
                return object;
            }
            if (node instanceof SequenceNode sequence) {
                return list(path, sequence);
            }
            return YamlScalar.of((ScalarNode) node);
        }

        private ArrayNode list(String path, SequenceNode sequence) throws UnreadableFile {
            ArrayNode list = NODES.arrayNode();
            for (Node item : sequence.getValue()) {
                String name = name(item);
                String entry = name.isEmpty() ? String.valueOf(list.size()) : name;
                list.add(value(path + "[" + entry + "]", item));
            }
            return list;
        }

        private static String name(Node item) {
            if (item instanceof MappingNode mapping) {
                for (NodeTuple field : mapping.getValue()) {
                    boolean named =
                            field.getKeyNode() instanceof ScalarNode key
                                    && key.getValue().equals("name");
                    if (named && field.getValueNode() instanceof ScalarNode value) {
                        return value.getValue();
                    }
                }
            }
            return "";
        }

        private void fields(String path, MappingNode mapping, ObjectNode into)
                throws UnreadableFile {
            ObjectNode own = NODES.objectNode();
            for (NodeTuple field : mapping.getValue()) {
                if (field.getKeyNode().getTag().equals(Tag.MERGE)) {
                    merge(path, field.getValueNode(), into);
                } else {
                    field(path, field, own);
                }
            }
            into.setAll(own);
        }

        private void field(String path, NodeTuple field, ObjectNode own) throws UnreadableFile {
            if (!(field.getKeyNode() instanceof ScalarNode key)) {
                throw new UnreadableFile(line(field.getKeyNode()), "a key has to be plain text");
            }
            String name = key.getValue();
            if (own.has(name)) {
                throw new UnreadableFile(
                        line(key),
                        "\"" + name + "\" stands here for the second time; write it once");
            }
            String here = path.isEmpty() ? name : path + "." + name;
            lines.putIfAbsent(here, line(key));
            own.set(name, value(here, field.getValueNode()));
        }

        private void merge(String path, Node node, ObjectNode into) throws UnreadableFile {
            if (node instanceof MappingNode mapping) {
                ObjectNode other = NODES.objectNode();
                fields(path, mapping, other);
                other.properties().forEach(one -> into.putIfAbsent(one.getKey(), one.getValue()));
            } else if (node instanceof SequenceNode sequence) {
                for (Node one : sequence.getValue()) {
                    merge(path, one, into);
                }
            }
        }

        private static int line(Node node) {
            return node.getStartMark() == null ? 1 : node.getStartMark().getLine() + 1;
        }
    }

    /** A plain value. */
    private static final class YamlScalar {
        static JsonNode of(ScalarNode node) {
            String text = node.getValue();
            Tag tag = node.getTag();
            if (tag.equals(Tag.NULL)) {
                return NODES.nullNode();
            }
            if (tag.equals(Tag.BOOL)) {
                return NODES.booleanNode(YES.contains(text.toLowerCase(Locale.ROOT)));
            }
            if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
                return number(text);
            }
            return NODES.textNode(text);
        }

        /** What looks like a number in YAML alone, as 1:30 does, kubectl takes for text. */
        private static JsonNode number(String text) {
            String digits = text.replace("_", "");
            try {
                if (digits.matches("[-+]?0[0-7]+")) {
                    return NODES.numberNode(new BigInteger(digits.replace("+", ""), 8));
                }
                if (digits.matches("[-+]?[0-9]+")) {
                    return NODES.numberNode(new BigInteger(digits.replace("+", "")));
                }
                return NODES.numberNode(new BigDecimal(digits));
            } catch (NumberFormatException noDecimal) {
                return NODES.textNode(text);
            }
        }
    }
}
