package io.aihub.operator.record;

import io.aihub.api.v1alpha1.ModelRevision;
import io.aihub.api.v1alpha1.ModelRevisionStatus;
import io.aihub.api.v1alpha1.ModelRevisionStatusBuilder;
import io.aihub.api.v1alpha1.revision.Baseline;
import io.aihub.api.v1alpha1.revision.BaselineSignal;
import io.aihub.api.v1alpha1.revision.BaselineSignalBuilder;
import io.aihub.api.v1alpha1.revision.Quarantine;
import io.aihub.api.v1alpha1.revision.QuarantineBuilder;
import io.aihub.api.v1alpha1.revision.ServedInterval;
import io.aihub.decision.drift.Histogram;
import io.aihub.decision.plan.RevisionUpdate;
import io.aihub.decision.plan.RevisionUpdate.Evidence;
import io.aihub.decision.plan.RevisionUpdate.Quarantined;
import io.aihub.decision.revision.Baseline.Pooled;
import io.aihub.dossier.content.ContentSnapshot;
import io.aihub.dossier.vocabulary.EnumMapping;
import io.aihub.operator.kubernetes.ApiAnswer;
import io.aihub.operator.kubernetes.Labels;
import io.aihub.operator.kubernetes.ModelRef;
import io.aihub.operator.kubernetes.OwnWrites;
import io.aihub.operator.kubernetes.SignedPatch;
import io.aihub.operator.observe.ServedMapping;
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

    /** Writes what is new about a revision, or nothing, and answers with what is stored then. */
    public ModelRevision remember(ModelRevision revision, RevisionUpdate update) {
        return remember(revision, update, Optional.empty());
    }

    /**
     * The same with how many cases it has answered, where it is about to be left.
     *
     * @param cases in all the times in which it answered
     */
    ModelRevision remember(ModelRevision revision, RevisionUpdate update, Optional<Long> cases) {
        ModelRevisionStatus before = revision.getStatus();
        ModelRevisionStatusBuilder merged = merge(before, update);
        cases.ifPresent(merged::casesServed);
        ModelRevisionStatus after = SchemaFit.fit(merged.build()).value();
        if (after.equals(before) || before == null && after.equals(onlyApproval(after))) {
            return revision;
        }
        return write(revision, after);
    }

    private ModelRevision write(ModelRevision revision, ModelRevisionStatus after) {
        ModelRevision fresh = new ModelRevision();
        fresh.setMetadata(
                new ObjectMetaBuilder()
                        .withName(revision.getMetadata().getName())
                        .withNamespace(revision.getMetadata().getNamespace())
                        .withResourceVersion(revision.getMetadata().getResourceVersion())
                        .build());
        fresh.setStatus(after);
        try {
            return writes.make(revision, Optional.of(revision), () -> applyStatus(fresh));
        } catch (KubernetesClientException e) {
            ApiAnswer answer = new ApiAnswer(e);
            if (!answer.isConflict() && !answer.isAbsent()) {
                throw e;
            }
            return revision;
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

    private static ModelRevisionStatusBuilder merge(
            ModelRevisionStatus before, RevisionUpdate update) {
        ModelRevisionStatusBuilder merged =
                before == null
                        ? ModelRevisionStatusBuilder.builder()
                        : ModelRevisionStatusBuilder.builder(before);
        merged.approval(EnumMapping.APPROVAL_STATE.toApi(update.approval()));
        List<ServedInterval> known = ServedMapping.intervals(before);
        served(merged, update.served().map(s -> ServedMapping.with(known, s)).orElse(known));
        update.stableSince().map(Instant::toString).ifPresent(merged::stableSince);
        update.quarantine().map(RevisionWriter::quarantine).ifPresent(merged::quarantine);
        update.baseline().map(RevisionWriter::baseline).ifPresent(merged::baseline);
        return merged;
    }

    private static void served(ModelRevisionStatusBuilder merged, List<ServedInterval> served) {
        merged.served(served);
        if (!served.isEmpty()) {
            merged.firstServed(served.get(0).from());
        }
        served.stream()
                .map(ServedInterval::to)
                .filter(Objects::nonNull)
                .reduce((first, second) -> second)
                .ifPresent(merged::lastServed);
    }

    private static Quarantine quarantine(Quarantined quarantined) {
        Evidence evidence = quarantined.evidence();
        return QuarantineBuilder.builder()
                .reason(quarantined.reason())
                .at(quarantined.at().toString())
                .by(quarantined.by())
                .decision(evidence.decision().orElse(null))
                .signal(evidence.signal().orElse(null))
                .figures(evidence.figures().orElse(null))
                .build();
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
