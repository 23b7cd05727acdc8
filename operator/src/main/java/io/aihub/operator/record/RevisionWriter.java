package io.aihub.operator.record;

import io.aihub.api.v1alpha1.ModelRevision;
import io.aihub.api.v1alpha1.ModelRevisionStatus;
import io.aihub.api.v1alpha1.ModelRevisionStatusBuilder;
import io.aihub.api.v1alpha1.revision.Baseline;
import io.aihub.api.v1alpha1.revision.BaselineSignal;
import io.aihub.api.v1alpha1.revision.BaselineSignalBuilder;
import io.aihub.api.v1alpha1.revision.Quarantine;
import io.aihub.decision.drift.Histogram;
import io.aihub.decision.plan.RevisionUpdate;
import io.aihub.decision.plan.RevisionUpdate.Quarantined;
import io.aihub.decision.revision.Baseline.Pooled;
import io.aihub.dossier.content.ContentSnapshot;
import io.aihub.dossier.vocabulary.EnumMapping;
import io.aihub.operator.kubernetes.ApiAnswer;
import io.aihub.operator.kubernetes.Labels;
import io.aihub.operator.kubernetes.ModelRef;
import io.aihub.operator.kubernetes.OwnWrites;
import io.aihub.operator.kubernetes.SignedPatch;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps the snapshots: makes one of a content that is approved, and writes what is to be remembered
 * about it. A snapshot has no owner: it outlives the model as register history.
 */
public final class RevisionWriter {
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
        revision.setSpec(SchemaFit.fit(content.toRevisionSpec()).value());
        try {
            writes.make(revision, Optional.empty(), () -> client.resource(revision).create());
        } catch (KubernetesClientException e) {
            if (!new ApiAnswer(e).isConflict()) {
                throw e;
            }
        }
    }

    /** Writes what is new about a revision, or nothing. */
    public void remember(ModelRevision revision, RevisionUpdate update) {
        ModelRevisionStatus before = revision.getStatus();
        ModelRevisionStatus after = SchemaFit.fit(merge(before, update)).value();
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
            ApiAnswer answer = new ApiAnswer(e);
            if (!answer.isConflict() && !answer.isAbsent()) {
                throw e;
            }
        }
    }

    private ModelRevision applyStatus(ModelRevision fresh) {
        return client.resource(fresh).subresource("status").patch(SignedPatch.apply());
    }

    /**
     * For a revision that never served there is only its approval to remember, which the model's
     * status has too.
     */
    private static ModelRevisionStatus onlyApproval(ModelRevisionStatus status) {
        return ModelRevisionStatusBuilder.builder().approval(status.approval()).build();
    }

    private static ModelRevisionStatus merge(ModelRevisionStatus before, RevisionUpdate update) {
        ModelRevisionStatusBuilder merged =
                before == null
                        ? ModelRevisionStatusBuilder.builder()
                        : ModelRevisionStatusBuilder.builder(before);
        merged.approval(EnumMapping.APPROVAL_STATE.toApi(update.approval()));
        update.firstServed().map(Instant::toString).ifPresent(merged::firstServed);
        update.stableSince().map(Instant::toString).ifPresent(merged::stableSince);
        update.lastServed().map(Instant::toString).ifPresent(merged::lastServed);
        update.quarantine().map(RevisionWriter::quarantine).ifPresent(merged::quarantine);
        update.baseline().map(RevisionWriter::baseline).ifPresent(merged::baseline);
        return merged.build();
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
        BaselineSignalBuilder signal =
                BaselineSignalBuilder.builder()
                        .name(pooled.name())
                        .kind(EnumMapping.SIGNAL_KIND.toApi(pooled.kind()))
                        .feature(pooled.feature())
                        .state(EnumMapping.SIGNAL_LEVEL.toApi(pooled.level()))
                        .windows(pooled.windows());
        pooled.counts().ifPresent(counts -> count(signal, counts));
        return signal.build();
    }

    private static void count(BaselineSignalBuilder signal, Histogram counts) {
        signal.edges(counts.edges().stream().map(Decimals::exact).toList())
                .counts(counts.counts())
                .missing(counts.missing());
    }
}
