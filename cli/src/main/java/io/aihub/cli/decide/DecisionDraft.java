package io.aihub.cli.decide;

import io.aihub.api.v1alpha1.DecisionKind;
import io.aihub.api.v1alpha1.ModelDecision;
import io.aihub.api.v1alpha1.ModelDecisionSpecBuilder;
import io.aihub.api.v1alpha1.RiskClass;
import io.aihub.api.v1alpha1.decision.Approver;
import io.aihub.cli.CommandRefusal;
import io.aihub.dossier.content.Sha256;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A decision before it is created.
 *
 * @param kind what is decided
 * @param target about what
 * @param who who decides, and why
 * @param at when
 */
record DecisionDraft(DecisionKind kind, Target target, Who who, Instant at) {
    private static final int SHORTEST_REASON = 20;
    private static final List<DecisionKind> EXPLAINED =
            List.of(DecisionKind.Reject, DecisionKind.Suspend, DecisionKind.Revoke);

    /**
     * What it acts on.
     *
     * @param model name of the model
     * @param digest of the content, absent where it acts on the model
     * @param riskClass of that content
     * @param lifts uids of stops
     * @param rollbackTo revision to go back to
     */
    record Target(
            String model,
            Optional<String> digest,
            Optional<RiskClass> riskClass,
            List<String> lifts,
            Optional<String> rollbackTo) {}

    /**
     * Who decides, and why.
     *
     * @param username as the API server sees it, or declared
     * @param role in which
     * @param reason why
     * @param until end of validity
     */
    record Who(String username, String role, String reason, Optional<Instant> until) {}

    DecisionDraft {
        if (EXPLAINED.contains(kind) && who.reason().strip().length() < SHORTEST_REASON) {
            throw new CommandRefusal(
                    "--reason needs at least "
                            + SHORTEST_REASON
                            + " characters for "
                            + kind
                            + "; say what was seen and what it puts at risk");
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
                        .role(who.role())
                        .approver(new Approver(who.username()))
                        .reason(who.reason())
                        .validUntil(who.until().map(Instant::toString).orElse(null))
                        .build());
        return decision;
    }

    /** Readable, and the same for the same person, content and moment. */
    String name() {
        String word = kind.name().toLowerCase(Locale.ROOT);
        String tail = Sha256.hex(target.digest().orElse("") + '\n' + who.username() + '\n' + at, 8);
        return String.join("-", target.model(), word, who.role(), tail);
    }
}
