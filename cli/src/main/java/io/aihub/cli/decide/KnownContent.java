package io.aihub.cli.decide;

import io.aihub.api.v1alpha1.AIModelSpec;
import io.aihub.api.v1alpha1.ApprovalState;
import io.aihub.api.v1alpha1.ModelRevision;
import io.aihub.api.v1alpha1.ModelRevisionStatus;
import io.aihub.api.v1alpha1.RiskClass;
import io.aihub.api.v1alpha1.model.Risk;
import io.aihub.api.v1alpha1.revision.Quarantine;
import io.aihub.dossier.content.ContentSnapshot;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * One content of a model, read and checked against its digest.
 *
 * @param snapshot the content
 * @param revision what the operator stored of it, absent while it was never approved
 */
record KnownContent(ContentSnapshot snapshot, Optional<ModelRevision> revision) {
    private static final Set<ApprovalState> APPROVED =
            EnumSet.of(
                    ApprovalState.Approved,
                    ApprovalState.KeptOut,
                    ApprovalState.Expiring,
                    ApprovalState.Superseded,
                    ApprovalState.BreakGlass,
                    ApprovalState.Suspended);

    String digest() {
        return snapshot.contentDigest();
    }

    /** Its version and its revision, as people name it. */
    String name() {
        return snapshot.version() + " (" + snapshot.revisionName() + ")";
    }

    AIModelSpec spec() {
        return snapshot.spec();
    }

    Optional<RiskClass> riskClass() {
        return Optional.ofNullable(spec().risk()).map(Risk::riskClass);
    }

    /** Whether its own approval stands, as the operator saw it last. */
    boolean approved() {
        return status().map(ModelRevisionStatus::approval).filter(APPROVED::contains).isPresent();
    }

    Optional<Quarantine> quarantine() {
        return status().map(ModelRevisionStatus::quarantine);
    }

    boolean samePods(KnownContent other) {
        return snapshot.servingDigest().equals(other.snapshot.servingDigest());
    }

    /** Whether it has the image and the artifact of another version. */
    boolean sameProgramAs(KnownContent other) {
        return !samePods(other)
                && text("serving", "image").isPresent()
                && text("serving", "image").equals(other.text("serving", "image"))
                && text("artifact", "digest").equals(other.text("artifact", "digest"));
    }

    private Optional<String> text(String block, String field) {
        return Optional.of(snapshot.content().path(block).path(field).asText(""))
                .filter(word -> !word.isEmpty());
    }

    private Optional<ModelRevisionStatus> status() {
        return revision.map(ModelRevision::getStatus);
    }
}
