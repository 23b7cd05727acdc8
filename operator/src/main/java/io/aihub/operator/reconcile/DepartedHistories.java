package io.aihub.operator.reconcile;

import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.ModelRevision;
import io.aihub.api.v1alpha1.ModelRevisionStatus;
import io.aihub.decision.Reason;
import io.aihub.decision.approval.ApprovalState;
import io.aihub.decision.plan.RevisionUpdate;
import io.aihub.decision.plan.Served;
import io.aihub.operator.cache.ClusterCaches;
import io.aihub.operator.observe.ServedMapping;
import io.aihub.operator.record.RevisionWriter;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Ends the histories of models that were deleted: their snapshots outlive them, and no pass looks
 * at them any more. It is found out from what is stored, so that a deletion while no operator ran
 * is not missed.
 */
final class DepartedHistories {
    private static final Logger LOG = Logger.getLogger(DepartedHistories.class);
    private final ClusterCaches caches;
    private final KubernetesClient client;
    private final RevisionWriter revisions;
    private final Clock clock;

    DepartedHistories(
            ClusterCaches caches, KubernetesClient client, RevisionWriter revisions, Clock clock) {
        this.caches = caches;
        this.client = client;
        this.revisions = revisions;
        this.clock = clock;
    }

    void sweep() {
        List<ModelRevision> open =
                caches.revisionsWithoutModel().filter(DepartedHistories::isOpen).toList();
        for (ModelRevision revision : open) {
            try {
                end(revision);
            } catch (KubernetesClientException e) {
                LOG.warnf(
                        "that the model of revision %s/%s is gone could not be stored yet: HTTP %d",
                        revision.getMetadata().getNamespace(),
                        revision.getMetadata().getName(),
                        e.getCode());
            }
        }
    }

    /** One that never served remembers nothing. */
    private static boolean isOpen(ModelRevision revision) {
        ModelRevisionStatus status = revision.getStatus();
        return status != null
                && (status.approval() != io.aihub.api.v1alpha1.ApprovalState.Retired
                        || ServedMapping.openSince(status).isPresent());
    }

    /** A cache may lag, so the API server is asked. */
    private void end(ModelRevision revision) {
        boolean gone =
                client.resources(AIModel.class)
                                .inNamespace(revision.getMetadata().getNamespace())
                                .withName(revision.getSpec().model())
                                .get()
                        == null;
        if (gone) {
            revisions.remember(
                    revision,
                    new RevisionUpdate(
                            revision.getMetadata().getName(),
                            ApprovalState.Retired,
                            Optional.of(
                                    new Served.Ended(
                                            clock.instant(),
                                            Optional.of(Reason.ModelDeleted.name()))),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()));
        }
    }
}
