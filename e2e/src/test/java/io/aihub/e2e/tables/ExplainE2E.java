package io.aihub.e2e.tables;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aihub.e2e.RealCluster;
import io.aihub.e2e.rig.ControlPlane;
import io.aihub.e2e.rig.OperatorOnCluster;
import io.aihub.e2e.rig.Until;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person who knows no field finds each with {@code kubectl explain}. */
@RealCluster
class ExplainE2E {
    private static final String SCHEMAS = "/openapi/v3/apis/aihub.io/v1alpha1";
    private static final Pattern FIELD =
            Pattern.compile(
                    "(?m)^  (\\S+)\\t<(\\S+)>( -required-)?\\n(?:  enum: .*\\n)?((?:    .*\\n)*)");

    @BeforeAll
    static void install(ControlPlane cluster) {
        OperatorOnCluster.install(cluster);
        Until.SOON.holds(
                "the fields of every kind are published",
                () -> schemas(cluster).keySet().containsAll(KINDS));
    }

    private static final List<String> KINDS =
            List.of(
                    "AIModel",
                    "GovernancePolicy",
                    "MetricSource",
                    "ModelDecision",
                    "ModelRevision",
                    "ReferenceProfile");

    private static Map<String, JsonNode> schemas(ControlPlane cluster) {
        Map<String, JsonNode> byKind = new TreeMap<>();
        Serialization.unmarshal(cluster.kubectl("get", "--raw", SCHEMAS).orFail(), JsonNode.class)
                .at("/components/schemas")
                .properties()
                .forEach(
                        entry ->
                                byKind.put(
                                        entry.getKey().replaceAll(".*\\.", ""), entry.getValue()));
        return byKind;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aimodel",
                "governancepolicy",
                "metricsource",
                "modeldecision",
                "modelrevision",
                "referenceprofile"
            })
    void the_fields_of_a_kind_are_told_as_written_down(String kind, ControlPlane cluster)
            throws IOException {
        new Golden(cluster)
                .holds(
                        "explain-" + kind + ".txt",
                        cluster.kubectl("explain", kind, "--recursive").orFail());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aimodel",
                "aimodel.spec",
                "aimodel.spec.risk",
                "aimodel.spec.monitoring.signals",
                "aimodel.status",
                "aimodel.status.serving",
                "governancepolicy.spec",
                "metricsource.spec",
                "modeldecision.spec",
                "modelrevision.spec",
                "modelrevision.status",
                "referenceprofile.spec"
            })
    void each_field_is_told_with_its_type_and_what_it_is(String path, ControlPlane cluster) {
        String told = cluster.kubectl("explain", path).orFail();
        Map<String, String> fields = new TreeMap<>();
        Matcher field = FIELD.matcher(told.substring(told.indexOf("FIELDS:\n") + 8));
        while (field.find()) {
            fields.put(field.group(1), field.group(4).strip());
        }
        assertThat(fields).isNotEmpty().doesNotContainValue("");
        assertThat(fields.size()).isEqualTo(told.lines().filter(l -> l.contains("\t<")).count());
    }

    @Test
    void every_field_of_every_kind_has_a_type_and_a_description(ControlPlane cluster) {
        List<String> poor = new ArrayList<>();
        schemas(cluster)
                .forEach(
                        (kind, schema) -> {
                            if (KINDS.contains(kind)) {
                                walk(kind, schema, (path, node) -> check(path, node, poor));
                            }
                        });
        assertThat(poor).isEmpty();
    }

    private static void check(String path, JsonNode node, List<String> poor) {
        boolean typed = node.has("type") || node.path("x-kubernetes-int-or-string").asBoolean();
        boolean item = path.endsWith("]");
        if (!typed || !item && node.path("description").asText().isBlank()) {
            poor.add(path);
        }
    }

    @Test
    void an_object_without_fields_is_meant_so(ControlPlane cluster) {
        List<String> open = new ArrayList<>();
        schemas(cluster)
                .forEach(
                        (kind, schema) -> {
                            if (KINDS.contains(kind)) {
                                walk(
                                        kind,
                                        schema,
                                        (path, node) -> {
                                            if (isOpen(node)) {
                                                open.add(path);
                                            }
                                        });
                            }
                        });
        assertThat(open).containsExactly("ModelRevision.spec.content");
    }

    private static boolean isOpen(JsonNode node) {
        return node.path("type").asText().equals("object")
                && !node.has("properties")
                && !node.has("additionalProperties");
    }

    /** Takes a path and its schema. */
    private interface Look {
        void at(String path, JsonNode node);
    }

    /** All fields below, but for those that every object of Kubernetes has. */
    private static void walk(String path, JsonNode node, Look look) {
        node.path("properties")
                .properties()
                .forEach(
                        field -> {
                            if (!field.getValue().has("allOf") && !isCommon(path, field.getKey())) {
                                look.at(path + "." + field.getKey(), field.getValue());
                                walk(path + "." + field.getKey(), field.getValue(), look);
                            }
                        });
        for (String inner : List.of("items", "additionalProperties")) {
            if (node.has(inner)) {
                look.at(path + "[" + inner + "]", node.path(inner));
                walk(path + "[" + inner + "]", node.path(inner), look);
            }
        }
    }

    private static boolean isCommon(String path, String field) {
        return KINDS.contains(path) && List.of("apiVersion", "kind", "metadata").contains(field);
    }
}
