package io.aihub.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.aihub.api.v1alpha1.AIModel;
import io.aihub.cli.view.ColumnTable;
import io.aihub.cli.view.FieldPath;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code kubectl get} and {@code kubectl describe} would show of the models of a namespace.
 */
final class ModelView {
    private final KubernetesClient client;
    private final String namespace;

    ModelView(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    List<String> lines(String model, Instant now) {
        CustomResourceDefinition definition =
                client.apiextensions()
                        .v1()
                        .customResourceDefinitions()
                        .withName("aimodels.aihub.io")
                        .get();
        List<JsonNode> models =
                client.resources(AIModel.class).inNamespace(namespace).list().getItems().stream()
                        .map(this::tree)
                        .toList();
        List<String> lines =
                new ArrayList<>(ColumnTable.of(tree(definition), false).lines(models, now));
        models.stream()
                .filter(each -> each.at("/metadata/name").asText().equals(model))
                .forEach(each -> describe(each, lines));
        return lines;
    }

    private void describe(JsonNode model, List<String> lines) {
        for (JsonNode condition : FieldPath.of("status.conditions[*]").find(model)) {
            lines.add(
                    String.format(
                            "  %-20s %-8s %s: %s",
                            condition.path("type").asText(),
                            condition.path("status").asText(),
                            condition.path("reason").asText(),
                            condition.path("message").asText()));
        }
        for (JsonNode signal : FieldPath.of("status.signals[*]").find(model)) {
            lines.add(
                    String.format(
                            "  signal %-22s %-13s %-21s %s",
                            signal.path("name").asText(),
                            signal.path("state").asText(),
                            signal.path("recent").asText(),
                            signal.path("message").asText()));
        }
        lines.add("  last action: " + FieldPath.of("status.lastAction").text(model));
        for (JsonNode finding : FieldPath.of("status.findings[*]").find(model)) {
            lines.add("  finding: " + finding);
        }
        client.events().v1().events().inNamespace(namespace).list().getItems().stream()
                .map(event -> "  event " + event.getReason() + ": " + event.getNote())
                .forEach(lines::add);
    }

    private JsonNode tree(Object object) {
        return client.getKubernetesSerialization().convertValue(object, JsonNode.class);
    }
}
