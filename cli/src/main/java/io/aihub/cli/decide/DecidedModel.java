package io.aihub.cli.decide;

import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.AIModelSpec.Hold;
import io.aihub.api.v1alpha1.AIModelStatus;
import io.aihub.api.v1alpha1.DecisionKind;
import io.aihub.api.v1alpha1.ModelDecision;
import io.aihub.api.v1alpha1.RiskClass;
import io.aihub.api.v1alpha1.revision.Quarantine;
import io.aihub.api.v1alpha1.status.ApprovalStatus;
import io.aihub.api.v1alpha1.status.HoldStatus;
import io.aihub.api.v1alpha1.status.ModelFinding;
import io.aihub.api.v1alpha1.status.ServingStatus;
import io.aihub.api.v1alpha1.status.Stop;
import io.aihub.api.v1alpha1.status.Stop.StopState;
import io.aihub.cli.CommandRefusal;
import io.aihub.dossier.content.ContentSnapshot;
import java.util.List;
import java.util.Optional;

/** What a decision acts on: a model, and one exact content of it. */
final class DecidedModel {
    private final AIModel model;
    private final ContentSnapshot asked;
    private final KnownContents contents;
    private final Connection connection;

    private DecidedModel(Connection connection, AIModel model) {
        this.connection = connection;
        this.model = model;
        this.asked = ContentSnapshot.of(model);
        this.contents =
                new KnownContents(asked, connection.revisionsOf(model.getMetadata().getName()));
    }

    /** Reads the model and what serves. */
    static DecidedModel read(Connection connection, String name) {
        return new DecidedModel(connection, connection.model(name));
    }

    AIModel model() {
        return model;
    }

    String name() {
        return model.getMetadata().getName();
    }

    KnownContents contents() {
        return contents;
    }

    /** What answers now, as the operator saw it last. */
    Optional<KnownContent> serving() {
        return Optional.ofNullable(model.getStatus())
                .map(AIModelStatus::serving)
                .map(ServingStatus::revision)
                .flatMap(contents::ofRevision);
    }

    /** Whether the operator shows what it judged of this very content. */
    boolean shownInStatus(String digest) {
        return asked.contentDigest().equals(digest)
                && Optional.ofNullable(model.getStatus())
                        .map(AIModelStatus::contentDigest)
                        .filter(digest::equals)
                        .isPresent();
    }

    /** The quarantine of the pods of a content. */
    Optional<Quarantine> quarantine(String digest) {
        return contents.of(digest).flatMap(contents::rolledBack).flatMap(KnownContent::quarantine);
    }

    /** How the approval of what is asked for stands. */
    Optional<ApprovalStatus> approval() {
        return Optional.ofNullable(model.getStatus()).map(AIModelStatus::approval);
    }

    /** What people have decided about it so far. */
    List<ModelDecision> decisions() {
        return connection.decisionsOn(name());
    }

    /**
     * The digest of what is asked for.
     *
     * @throws CommandRefusal when the operator has not yet looked at it, or computes another one
     */
    String askedDigest() {
        String shown =
                Optional.ofNullable(model.getStatus())
                        .map(status -> status.contentDigest())
                        .orElseThrow(() -> unseen("status.contentDigest is empty"));
        if (!shown.equals(asked.contentDigest())) {
            throw unseen("status.contentDigest is of an earlier content, or of another version");
        }
        return shown;
    }

    private CommandRefusal unseen(String why) {
        return new CommandRefusal(
                "the operator has not looked at the present content of "
                        + name()
                        + " ("
                        + why
                        + "); wait a moment and try again, or see whether the operator runs");
    }

    /**
     * The digest of what answers now.
     *
     * @throws CommandRefusal when nothing serves
     */
    String servingDigest() {
        return serving()
                .map(KnownContent::digest)
                .orElseThrow(
                        () ->
                                new CommandRefusal(
                                        "nothing of "
                                                + name()
                                                + " serves; name the content with --digest"));
    }

    /** The risk class of a content: of the one asked for where nothing is known of the digest. */
    RiskClass riskClass(String digest) {
        return contents.of(digest).flatMap(KnownContent::riskClass).orElseGet(this::riskClass);
    }

    /** The risk class of what is asked for. */
    RiskClass riskClass() {
        return model.getSpec().risk().riskClass();
    }

    /**
     * The uids of the stops that a resumption can lift.
     *
     * @throws CommandRefusal when there is none
     */
    List<String> liftable() {
        List<String> uids =
                stops().stream()
                        .filter(stop -> stop.state() != StopState.Lifted)
                        .filter(stop -> !"Revoke".equals(stop.kind()))
                        .map(Stop::uid)
                        .toList();
        if (uids.isEmpty()) {
            throw new CommandRefusal(
                    "nothing stops "
                            + name()
                            + " that could be resumed; a revocation is never lifted: approve new"
                            + " content instead");
        }
        return uids;
    }

    /** What the rules found on what is asked for. */
    List<ModelFinding> findings() {
        return Optional.ofNullable(model.getStatus())
                .map(status -> status.findings())
                .orElse(List.of());
    }

    /** What automation leaves alone, as the operator said it last. */
    Optional<HoldStatus> hold() {
        return Optional.ofNullable(model.getStatus()).map(AIModelStatus::hold);
    }

    /** What the register asks automation to leave alone. */
    Hold registerHold() {
        return Optional.ofNullable(model.getSpec().hold()).orElse(Hold.None);
    }

    /** Whether a person ever decided to hold it. */
    boolean everHeld() {
        return decisions().stream()
                .anyMatch(made -> made.getSpec().decision() == DecisionKind.Hold);
    }

    List<Stop> stops() {
        return Optional.ofNullable(model.getStatus())
                .map(status -> status.stops())
                .orElse(List.of());
    }

    /**
     * The name, if such a revision of this model exists.
     *
     * @throws CommandRefusal when it does not; it names those that do
     */
    String checkedRevision(String revision) {
        List<String> there = Connection.names(connection.revisionsOf(name()));
        if (!there.contains(revision)) {
            throw new CommandRefusal(
                    "no ModelRevision "
                            + revision
                            + " of "
                            + name()
                            + "; there are: "
                            + String.join(", ", there));
        }
        return revision;
    }
}
