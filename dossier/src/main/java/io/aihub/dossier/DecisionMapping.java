package io.aihub.dossier;

import io.aihub.api.v1alpha1.ModelDecision;
import io.aihub.api.v1alpha1.ModelDecisionSpec;
import io.aihub.api.v1alpha1.decision.Approver;
import io.aihub.api.v1alpha1.decision.ClusterLimit;
import io.aihub.decision.approval.DecisionKind;
import io.aihub.decision.approval.Effect;
import io.aihub.decision.approval.Effect.PlaceLimit;
import io.aihub.decision.approval.Effect.Reach;
import io.aihub.decision.approval.GivenDecision;
import io.aihub.decision.approval.GivenDecision.DecisionIdentity;
import io.aihub.decision.approval.GivenDecision.DecisionSubject;
import io.aihub.decision.approval.GivenDecision.Statement;
import io.aihub.decision.approval.Period;
import io.aihub.dossier.content.ModelId;
import io.aihub.dossier.time.ApiDate;
import io.aihub.dossier.vocabulary.EnumMapping;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** From a decision object to what the gate reads. */
public final class DecisionMapping {
    private DecisionMapping() {}

    /** The decision; absent when it has no spec or no kind. */
    public static Optional<GivenDecision> toDecision(ModelDecision object) {
        ModelDecisionSpec spec = object.getSpec();
        if (spec == null || spec.decision() == null) {
            return Optional.empty();
        }
        DecisionKind kind = EnumMapping.DECISION_KIND.toDecisions(spec.decision());
        return Optional.of(
                new GivenDecision(
                        identity(object.getMetadata()),
                        kind,
                        new DecisionSubject(
                                text(spec.contentDigest()),
                                Optional.ofNullable(spec.riskClass())
                                        .map(EnumMapping.RISK_CLASS::toDecisions)),
                        new Statement(
                                text(spec.role()),
                                text(
                                        Optional.ofNullable(spec.approver())
                                                .map(Approver::username)
                                                .orElse("")),
                                text(spec.reason()),
                                text(spec.incidentRef())),
                        period(kind, spec),
                        effect(spec)));
    }

    /**
     * An object without a creation time or uid was not stored by an API server; it counts from the
     * epoch.
     */
    private static DecisionIdentity identity(ObjectMeta metadata) {
        return new DecisionIdentity(
                metadata.getUid() == null
                        ? metadata.getNamespace() + "/" + metadata.getName()
                        : metadata.getUid(),
                metadata.getName(),
                ApiDate.time(metadata.getCreationTimestamp()).orElse(Instant.EPOCH));
    }

    /**
     * If a time cannot be read, a decision that permits something never counts, and one that holds
     * something back counts at once.
     */
    private static Period period(DecisionKind kind, ModelDecisionSpec spec) {
        return new Period(
                time(
                        spec.validFrom(),
                        kind.permits() ? Optional.of(Period.UNREADABLE_FROM) : Optional.empty()),
                time(
                        spec.validUntil(),
                        kind.permits() ? Optional.of(Period.UNREADABLE_UNTIL) : Optional.empty()));
    }

    private static Optional<Instant> time(String text, Optional<Instant> unreadable) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        Optional<Instant> read = ApiDate.time(text);
        return read.isPresent() ? read : unreadable;
    }

    private static Effect effect(ModelDecisionSpec spec) {
        return new Effect(
                spec.lifts() == null ? new HashSet<>() : new HashSet<>(spec.lifts()),
                Optional.ofNullable(spec.cluster()).map(DecisionMapping::place),
                Optional.ofNullable(spec.rollbackTo()).filter(name -> !name.isBlank()),
                new Reach(
                        Optional.ofNullable(spec.scope()).map(EnumMapping.SCOPE::toDecisions),
                        Optional.empty()),
                Optional.ofNullable(spec.hold()).map(EnumMapping.HOLD::toDecisions));
    }

    private static PlaceLimit place(ClusterLimit limit) {
        return new PlaceLimit(
                Optional.ofNullable(limit.location()).map(EnumMapping.LOCATION::toDecisions),
                text(limit.jurisdiction()));
    }

    private static String text(String given) {
        return given == null ? "" : given;
    }

    /** The decisions about one model. */
    static List<GivenDecision> about(ModelId model, List<ModelDecision> objects) {
        return objects.stream()
                .filter(object -> object.getSpec() != null)
                .filter(object -> model.name().equals(object.getSpec().model()))
                .filter(object -> model.namespace().equals(object.getMetadata().getNamespace()))
                .flatMap(object -> toDecision(object).stream())
                .toList();
    }
}
