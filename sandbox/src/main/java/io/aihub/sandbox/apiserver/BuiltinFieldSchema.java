package io.aihub.sandbox.apiserver;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The merge rules of Kubernetes' own types, by field name: the names below have one meaning
 * wherever the kinds of this server use them, but for {@code ports} and {@code selector}.
 *
 * @param resource the plural of the kind
 * @param name the name of the field, empty for the object itself
 * @param owner the name of the field that contains it
 */
record BuiltinFieldSchema(String resource, String name, String owner) implements FieldSchema {
    private static final Map<String, ListRule> LISTS =
            Map.ofEntries(
                    Map.entry("containers", ListRule.keyed("name")),
                    Map.entry("initContainers", ListRule.keyed("name")),
                    Map.entry("ephemeralContainers", ListRule.keyed("name")),
                    Map.entry("env", ListRule.keyed("name")),
                    Map.entry("volumes", ListRule.keyed("name")),
                    Map.entry("volumeMounts", ListRule.keyed("mountPath")),
                    Map.entry("volumeDevices", ListRule.keyed("devicePath")),
                    Map.entry("imagePullSecrets", ListRule.keyed("name")),
                    Map.entry("hostAliases", ListRule.keyed("ip")),
                    Map.entry(
                            "topologySpreadConstraints",
                            ListRule.keyed("topologyKey", "whenUnsatisfiable")),
                    Map.entry("conditions", ListRule.keyed("type")),
                    Map.entry("ownerReferences", ListRule.keyed("uid")),
                    Map.entry("finalizers", new ListRule.SetOfValues()));
    private static final Set<String> ATOMIC_MAPS =
            Set.of(
                    "nodeSelector",
                    "secretKeyRef",
                    "configMapKeyRef",
                    "fieldRef",
                    "podSelector",
                    "namespaceSelector",
                    "matchLabels",
                    "involvedObject",
                    "regarding");
    private static final Map<String, String> TCP = Map.of("protocol", "TCP");

    static FieldSchema of(String resource) {
        return new BuiltinFieldSchema(resource, "", "");
    }

    @Override
    public FieldSchema field(String field) {
        return new BuiltinFieldSchema(resource, field, name);
    }

    @Override
    public FieldSchema item() {
        return this;
    }

    @Override
    public ListRule listRule() {
        if (!name.equals("ports")) {
            return LISTS.getOrDefault(name, new ListRule.Atomic());
        }
        if (owner.endsWith("ontainers")) {
            return new ListRule.Keyed(List.of("containerPort", "protocol"), TCP);
        }
        return resource.equals("services")
                ? new ListRule.Keyed(List.of("port", "protocol"), TCP)
                : new ListRule.Atomic();
    }

    @Override
    public boolean atomicMap() {
        return ATOMIC_MAPS.contains(name) || name.equals("selector") && owner.equals("spec");
    }
}
