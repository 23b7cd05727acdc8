package io.aihub.cli.decide;

import io.aihub.api.v1alpha1.AIModelSpec.Hold;
import io.aihub.api.v1alpha1.DecisionKind;
import io.aihub.api.v1alpha1.DecisionScope;
import io.aihub.api.v1alpha1.ModelDecision;
import io.aihub.api.v1alpha1.ModelDecisionSpecBuilder;
import io.aihub.api.v1alpha1.RiskClass;
import io.aihub.api.v1alpha1.decision.Approver;
import io.aihub.api.v1alpha1.decision.DocumentRead;
import io.aihub.cli.CommandRefusal;
import io.aihub.dossier.content.Sha256;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A decision before it is created.
 *
 * @param kind what is decided
 * @param target about what
 * @param who who decides, and why
 * @param record what is recorded with it
 * @param at when
 */
record DecisionDraft(DecisionKind kind, Target target, Who who, Basis record, Instant at) {
    private static final int SHORTEST_REASON = 20;
    private static final int FEWEST_LETTERS = 4;
    private static final int LONGEST_REASON = 2000;
    private static final List<DecisionKind> EXPLAINED =
            List.of(
                    DecisionKind.Reject,
                    DecisionKind.Suspend,
                    DecisionKind.Revoke,
                    DecisionKind.BreakGlass);

    /**
     * What it acts on.
     *
     * @param model name of the model
     * @param digest of the content, absent where it acts on the model
     * @param riskClass of that content
     * @param lifts uids of stops
     * @param rollbackTo revision to go back to
     * @param scope how far it reaches
     * @param hold what automation is to leave alone
     */
    record Target(
            String model,
            Optional<String> digest,
            Optional<RiskClass> riskClass,
            List<String> lifts,
            Optional<String> rollbackTo,
            Optional<DecisionScope> scope,
            Optional<Hold> hold) {

        /** About the model, whatever its content. */
        static Target ofModel(String model) {
            return new Target(
                    model,
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        /** The same, lifting these stops of a model of that class. */
        Target lifting(RiskClass ofModel, List<String> stops) {
            return new Target(model, digest, Optional.of(ofModel), stops, rollbackTo, scope, hold);
        }

        /** The same, to that revision. */
        Target to(Optional<String> revision) {
            return new Target(model, digest, riskClass, lifts, revision, scope, hold);
        }

        /** The same, holding this. */
        Target holding(Optional<Hold> wanted) {
            return new Target(model, digest, riskClass, lifts, rollbackTo, scope, wanted);
        }
    }

    /**
     * Who decides, and why.
     *
     * @param username as the API server sees it, or declared
     * @param role in which
     * @param reason why
     * @param until end of validity
     */
    record Who(String username, String role, String reason, Optional<Instant> until) {}

    /**
     * What is recorded with it.
     *
     * @param documents that were read
     * @param incident that led to it
     */
    record Basis(List<DocumentRead> documents, Optional<String> incident) {}

    DecisionDraft {
        if (EXPLAINED.contains(kind) && who.reason().strip().length() < SHORTEST_REASON) {
            throw new CommandRefusal(
                    "--reason needs at least "
                            + SHORTEST_REASON
                            + " characters for "
                            + kind
                            + "; say what was seen and what it puts at risk");
        }
        long letters = who.reason().codePoints().filter(Character::isLetter).count();
        if (letters < FEWEST_LETTERS) {
            throw new CommandRefusal(
                    "--reason \""
                            + who.reason()
                            + "\" says nothing to an auditor; say in words what was read or seen");
        }
        if (who.reason().length() > LONGEST_REASON) {
            throw new CommandRefusal(
                    "--reason has more than " + LONGEST_REASON + " characters; name a document");
        }
        boolean incident = record.incident().filter(ref -> !ref.isBlank()).isPresent();
        if (kind == DecisionKind.BreakGlass && !incident) {
            throw new CommandRefusal("break-glass needs --incident: the incident that it answers");
        }
    }

    /** The object to create. */
    ModelDecision object(String namespace) {
        ModelDecision decision = new ModelDecision();
        decision.setMetadata(
                new ObjectMetaBuilder().withName(name()).withNamespace(namespace).build());
        decision.setSpec(
                ModelDecisionSpecBuilder.builder()
                        .model(target.model())
                        .contentDigest(target.digest().orElse(null))
                        .riskClass(target.riskClass().orElse(null))
                        .decision(kind)
                        .lifts(target.lifts().isEmpty() ? null : target.lifts())
                        .rollbackTo(target.rollbackTo().orElse(null))
                        .scope(target.scope().orElse(null))
                        .hold(target.hold().orElse(null))
                        .role(who.role())
                        .approver(new Approver(who.username()))
                        .reason(who.reason())
                        .basis(record.documents().isEmpty() ? null : record.documents())
                        .incidentRef(record.incident().orElse(null))
                        .validUntil(who.until().map(Instant::toString).orElse(null))
                        .build());
        return decision;
    }

    /** The object as the API server would have it, were it created now. */
    ModelDecision made(String namespace) {
        ModelDecision decision = object(namespace);
        decision.getMetadata().setUid(name());
        decision.getMetadata().setCreationTimestamp(at.truncatedTo(ChronoUnit.SECONDS).toString());
        return decision;
    }

    /** The same decision by somebody else, in a role that is missing. */
    DecisionDraft standIn(String role, int number) {
        return new DecisionDraft(
                kind,
                target,
                new Who("somebody-" + number, role, who.reason(), who.until()),
                record,
                at);
    }

    /** Readable, and the same for the same person, content and moment. */
    String name() {
        String word = kind.name().toLowerCase(Locale.ROOT);
        String tail = Sha256.hex(target.digest().orElse("") + '\n' + who.username() + '\n' + at, 8);
        return String.join("-", target.model(), word, who.role(), tail);
    }
}
