package io.aihub.operator.record;

import io.aihub.api.v1alpha1.ApprovalState;
import io.aihub.api.v1alpha1.ModelRevision;
import io.aihub.api.v1alpha1.ModelRevisionStatus;
import io.aihub.api.v1alpha1.revision.Baseline;
import io.aihub.api.v1alpha1.revision.BaselineSignal;
import io.aihub.api.v1alpha1.revision.Quarantine;
import io.aihub.decision.drift.Histogram;
import io.aihub.decision.plan.RevisionUpdate;
import io.aihub.decision.plan.RevisionUpdate.Quarantined;
import io.aihub.decision.revision.Baseline.Pooled;
import io.aihub.dossier.content.ContentSnapshot;
import io.aihub.operator.kubernetes.Labels;
import io.aihub.operator.kubernetes.ModelRef;
import io.aihub.operator.kubernetes.OwnWrites;
import io.aihub.operator.kubernetes.SignedPatch;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Keeps the snapshots: makes one of a content that is approved, and writes what is to be remembered
 * about it. A snapshot has no owner: it outlives the model as register history.
 */
public final class RevisionWriter {
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;

    private final KubernetesClient client;
    private final OwnWrites writes;

    public RevisionWriter(KubernetesClient client, OwnWrites writes) {
        this.client = client;
        this.writes = writes;
    }

    /** Takes the snapshot. One that exists is left as it is: its name is made from its content. */
    public void snapshot(ModelRef model, ContentSnapshot content) {
        ModelRevision revision = new ModelRevision();
        revision.setMetadata(
                new ObjectMetaBuilder()
                        .withName(content.revisionName())
                        .withNamespace(model.namespace())
                        .withLabels(Labels.of(model.name()))
                        .build());
        revision.setSpec(content.toRevisionSpec());
        try {
            writes.make(revision, Optional.empty(), () -> client.resource(revision).create());
        } catch (KubernetesClientException e) {
            if (e.getCode() != CONFLICT) {
                throw e;
            }
        }
    }

    /** Writes what is new about a revision, or nothing. */
    public void remember(ModelRevision revision, RevisionUpdate update) {
        ModelRevisionStatus before = revision.getStatus();
        ModelRevisionStatus after = merge(before, update);
        if (after.equals(before) || before == null && after.equals(onlyApproval(after))) {
            return;
        }
        ModelRevision fresh = new ModelRevision();
        fresh.setMetadata(
                new ObjectMetaBuilder()
                        .withName(revision.getMetadata().getName())
                        .withNamespace(revision.getMetadata().getNamespace())
                        .withResourceVersion(revision.getMetadata().getResourceVersion())
                        .build());
        fresh.setStatus(after);
        try {
            writes.make(revision, Optional.of(revision), () -> applyStatus(fresh));
        } catch (KubernetesClientException e) {
            if (e.getCode() != CONFLICT && e.getCode() != NOT_FOUND) {
                throw e;
            }
        }
    }

    private ModelRevision applyStatus(ModelRevision fresh) {
        return client.resource(fresh).subresource("status").patch(SignedPatch.apply());
    }

    /** A revision that never served has nothing to remember but a word that is in status too. */
    private static ModelRevisionStatus onlyApproval(ModelRevisionStatus status) {
        return new ModelRevisionStatus(status.approval(), null, null, null, null, null, null, null);
    }

    private static ModelRevisionStatus merge(ModelRevisionStatus before, RevisionUpdate update) {
        ModelRevisionStatus old =
                before == null
                        ? new ModelRevisionStatus(null, null, null, null, null, null, null, null)
                        : before;
        return new ModelRevisionStatus(
                ApprovalState.valueOf(update.approval().name()),
                text(update.firstServed(), old.firstServed()),
                text(update.stableSince(), old.stableSince()),
                text(update.lastServed(), old.lastServed()),
                old.casesServed(),
                update.quarantine().map(RevisionWriter::quarantine).orElse(old.quarantine()),
                update.baseline().map(RevisionWriter::baseline).orElse(old.baseline()),
                old.conditions());
    }

    private static String text(Optional<Instant> moment, String otherwise) {
        return moment.map(Instant::toString).orElse(otherwise);
    }

    private static Quarantine quarantine(Quarantined quarantined) {
        return new Quarantine(
                quarantined.reason(), null, quarantined.at().toString(), quarantined.by());
    }

    private static Baseline baseline(io.aihub.decision.revision.Baseline baseline) {
        return new Baseline(
                baseline.at().toString(),
                baseline.before().orElse(null),
                baseline.signals().stream().map(RevisionWriter::signal).toList());
    }

    private static BaselineSignal signal(Pooled pooled) {
        Optional<Histogram> counts = pooled.counts();
        List<String> edges =
                counts.map(c -> c.edges().stream().map(Decimals::exact).toList()).orElse(null);
        return new BaselineSignal(
                pooled.name(),
                io.aihub.api.v1alpha1.SignalKind.valueOf(pooled.kind().name()),
                pooled.feature(),
                io.aihub.api.v1alpha1.SignalState.valueOf(pooled.level().name()),
                pooled.windows(),
                edges,
                counts.map(Histogram::counts).orElse(null),
                counts.map(Histogram::missing).filter(Objects::nonNull).orElse(null));
    }
}
