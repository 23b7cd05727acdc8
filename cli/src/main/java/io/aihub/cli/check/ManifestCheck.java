package io.aihub.cli.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.AIModelSpec;
import io.aihub.api.v1alpha1.GovernancePolicy;
import io.aihub.api.v1alpha1.GovernancePolicySpec;
import io.aihub.api.v1alpha1.ReferenceProfile;
import io.aihub.api.v1alpha1.ReferenceProfileSpec;
import io.aihub.decision.Finding;
import io.aihub.decision.Level;
import io.aihub.dossier.definition.Definition;
import io.aihub.dossier.definition.Definitions;
import io.aihub.dossier.definition.Refusal;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Holds objects to their definitions, and models to the gate. */
final class ManifestCheck {
    private static final String VERSION = "aihub.io/v1alpha1";
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Comparator<Finding> GRAVEST_FIRST =
            Comparator.comparing(Finding::level)
                    .reversed()
                    .thenComparing(Finding::rule)
                    .thenComparing(Finding::path)
                    .thenComparing(Finding::message);

    private final OfflineGate gate;

    private ManifestCheck(OfflineGate gate) {
        this.gate = gate;
    }

    /**
     * A check of these objects.
     *
     * @param beside policies and profiles that apply to the models; the objects themselves count
     *     too
     */
    static ManifestCheck of(List<Manifest> objects, List<Manifest> beside, Instant now) {
        List<GovernancePolicy> policies = new ArrayList<>();
        List<ReferenceProfile> profiles = new ArrayList<>();
        Map<String, Map<String, String>> namespaces = new TreeMap<>();
        List<Manifest> all = new ArrayList<>(objects);
        all.addAll(beside);
        for (Manifest one : all) {
            typed(one, "GovernancePolicy", GovernancePolicySpec.class, new GovernancePolicy())
                    .ifPresent(policies::add);
            typed(one, "ReferenceProfile", ReferenceProfileSpec.class, new ReferenceProfile())
                    .ifPresent(profiles::add);
            if (one.kind().equals("Namespace") && one.apiVersion().equals("v1")) {
                namespaces.put(one.name(), labels(one));
            }
        }
        return new ManifestCheck(new OfflineGate(policies, profiles, namespaces, now));
    }

    CheckedObject check(Manifest manifest) {
        List<Finding> findings = new ArrayList<>();
        Optional<Definition> definition = Definitions.of(manifest.kind());
        if (definition.isEmpty() || !manifest.apiVersion().equals(VERSION)) {
            findings.add(
                    refused(
                            "kind",
                            "there is no kind "
                                    + manifest.kind()
                                    + " in "
                                    + manifest.apiVersion()
                                    + "; write "
                                    + VERSION
                                    + " and one of "
                                    + String.join(", ", Definitions.kinds())));
            return new CheckedObject(manifest, findings);
        }
        if (manifest.name().isEmpty()) {
            findings.add(refused("metadata.name", "write a name"));
        }
        List<Refusal> refusals = definition.get().refusals(manifest.tree());
        refusals.forEach(one -> findings.add(finding(one)));
        typed(manifest, "AIModel", AIModelSpec.class, new AIModel())
                .ifPresent(model -> findings.addAll(gate.judge(model)));
        return new CheckedObject(
                manifest, findings.stream().distinct().sorted(GRAVEST_FIRST).toList());
    }

    private static Finding refused(String path, String message) {
        return Finding.of(Refusal.SCHEMA, Level.Enforce, path, message);
    }

    private static Finding finding(Refusal refusal) {
        return Finding.of(refusal.rule(), Level.Enforce, refusal.path(), refusal.message());
    }

    /**
     * The object in the types of the API; absent when it is of another kind or does not fit them.
     */
    private static <S, T extends CustomResource<S, ?>> Optional<T> typed(
            Manifest manifest, String kind, Class<S> type, T object) {
        if (!manifest.kind().equals(kind) || !manifest.apiVersion().equals(VERSION)) {
            return Optional.empty();
        }
        try {
            object.setSpec(MAPPER.treeToValue(manifest.tree().path("spec"), type));
        } catch (JsonProcessingException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
        object.setMetadata(
                new ObjectMetaBuilder()
                        .withName(manifest.name())
                        .withNamespace(manifest.namespace())
                        .build());
        return Optional.ofNullable(object.getSpec()).map(spec -> object);
    }

    private static Map<String, String> labels(Manifest namespace) {
        Map<String, String> labels = new TreeMap<>();
        JsonNode given = namespace.tree().path("metadata").path("labels");
        given.properties().forEach(one -> labels.put(one.getKey(), one.getValue().asText()));
        return labels;
    }
}
