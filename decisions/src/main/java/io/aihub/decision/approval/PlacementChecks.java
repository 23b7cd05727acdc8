package io.aihub.decision.approval;

import io.aihub.decision.Reason;
import io.aihub.decision.approval.Content.Hosting;

/** The check that is about the cluster: whether the content lets itself run here. */
final class PlacementChecks {
    private PlacementChecks() {}

    static void clusterIsAllowed(ApprovalEvaluation file, GateFindings found) {
        if (file.content().hosting() == Hosting.External) {
            return;
        }
        PlacementTerms terms = file.content().placement();
        ClusterPlace cluster = file.dossier().context().cluster();
        if (!terms.allowed().isEmpty()
                && cluster.location().filter(terms.allowed()::contains).isEmpty()) {
            refuse(
                    found,
                    "spec.placement.allowed",
                    "this cluster is "
                            + cluster.location().map(Enum::name).orElse("of unknown location")
                            + ", the content allows "
                            + terms.allowed().stream().sorted().toList());
        }
        if (!terms.residency().isEmpty()) {
            checkResidency(terms, cluster, found);
        }
    }

    /**
     * Whoever runs the cluster can be ordered to hand out data, so jurisdiction counts beside the
     * place.
     */
    private static void checkResidency(
            PlacementTerms terms, ClusterPlace cluster, GateFindings found) {
        if (!Residency.covers(terms.residency(), cluster.jurisdiction())) {
            String said = cluster.jurisdiction().isBlank() ? "unknown" : cluster.jurisdiction();
            refuse(
                    found,
                    "spec.placement.residency",
                    "the jurisdiction of this cluster is "
                            + said
                            + ", the content allows "
                            + terms.residency().stream().sorted().toList());
        }
        if (Residency.isCode(cluster.region())
                && !Residency.covers(terms.residency(), cluster.region())) {
            refuse(
                    found,
                    "spec.placement.residency",
                    "this cluster stands in "
                            + cluster.region()
                            + ", the content allows "
                            + terms.residency().stream().sorted().toList());
        }
    }

    private static void refuse(GateFindings found, String path, String message) {
        found.block(Blocker.Placement, Reason.PlacementRefused, path, message);
    }
}
