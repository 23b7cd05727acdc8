package io.aihub.crd;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How server-side apply merges each list that is not atomic: {@code set}, or {@code map:} and its
 * key. The generator has no annotation for it.
 */
final class ListTypes {
    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("AIModel.spec.lineage.datasets", "map:name"),
                    Map.entry("AIModel.spec.lineage.baseModels", "map:name"),
                    Map.entry("AIModel.spec.benefit.measures", "map:name"),
                    Map.entry("AIModel.spec.placement.allowed", "set"),
                    Map.entry("AIModel.spec.placement.residency", "set"),
                    Map.entry("AIModel.spec.languages", "set"),
                    Map.entry("AIModel.spec.risk.assessment.aspects", "set"),
                    Map.entry("AIModel.spec.serving.emptyDirs", "map:name"),
                    Map.entry("AIModel.spec.serving.env", "map:name"),
                    Map.entry("AIModel.spec.serving.pullSecrets", "set"),
                    Map.entry("AIModel.spec.serving.securityDeviation.what", "set"),
                    Map.entry("AIModel.spec.monitoring.signals", "map:name"),
                    Map.entry("AIModel.status.approval.required", "map:role"),
                    Map.entry("AIModel.status.stops", "map:uid"),
                    Map.entry("AIModel.status.signals", "map:name"),
                    Map.entry("AIModel.status.conditions", "map:type"),
                    Map.entry("ModelRevision.status.baseline.signals", "map:name"),
                    Map.entry("ModelRevision.status.conditions", "map:type"),
                    Map.entry("ModelDecision.spec.lifts", "set"),
                    Map.entry("ReferenceProfile.spec.features", "map:name"),
                    Map.entry("ReferenceProfile.spec.outputs", "map:name"),
                    Map.entry("GovernancePolicy.spec.selector.riskClasses", "set"),
                    Map.entry("GovernancePolicy.spec.rules", "map:id"),
                    Map.entry("GovernancePolicy.spec.quorum", "map:riskClass"),
                    Map.entry("GovernancePolicy.spec.quorum[].roles", "map:role"),
                    Map.entry("GovernancePolicy.spec.maxValidity", "map:riskClass"),
                    Map.entry("GovernancePolicy.spec.staffedHours.days", "set"),
                    Map.entry("GovernancePolicy.spec.temporaryResume.roles", "set"),
                    Map.entry("GovernancePolicy.spec.serviceAccountsMayApprove", "set"),
                    Map.entry("MetricSource.spec.allowedNamespaces", "set"));

    private final Set<String> used = new HashSet<>();

    /** The list type at a path, {@code atomic} where the table says nothing. */
    String at(String path) {
        used.add(path);
        return TYPES.getOrDefault(path, "atomic");
    }

    /** Entries of the table that no generated list has; each is a mistake. */
    Set<String> unused() {
        Set<String> left = new TreeSet<>(new TreeMap<>(TYPES).keySet());
        left.removeAll(used);
        return left;
    }
}
