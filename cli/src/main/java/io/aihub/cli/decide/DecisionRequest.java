package io.aihub.cli.decide;

import io.aihub.api.v1alpha1.AIModelSpec.Hold;
import io.aihub.api.v1alpha1.DecisionKind;
import io.aihub.api.v1alpha1.DecisionScope;
import java.util.Optional;

/**
 * What was typed.
 *
 * @param kind what is decided
 * @param options about whom, by whom, why
 * @param digest content to act on instead of the usual one
 * @param rollbackTo revision to go back to
 * @param scope how far a decision about one content reaches
 * @param hold what automation is to leave alone
 */
public record DecisionRequest(
        DecisionKind kind,
        DecisionOptions options,
        Optional<String> digest,
        Optional<String> rollbackTo,
        Optional<DecisionScope> scope,
        Optional<Hold> hold) {

    /** A request without specials. */
    public static DecisionRequest of(DecisionKind kind, DecisionOptions options) {
        return new DecisionRequest(
                kind,
                options,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same, about this content. */
    public DecisionRequest withDigest(Optional<String> other) {
        return new DecisionRequest(kind, options, other, rollbackTo, scope, hold);
    }

    /** The same, with this target. */
    public DecisionRequest withRollbackTo(Optional<String> other) {
        return new DecisionRequest(kind, options, digest, other, scope, hold);
    }

    /** The same, reaching so far. */
    public DecisionRequest withScope(Optional<DecisionScope> other) {
        return new DecisionRequest(kind, options, digest, rollbackTo, other, hold);
    }

    /** The same, holding this. */
    public DecisionRequest withHold(Hold other) {
        return new DecisionRequest(kind, options, digest, rollbackTo, scope, Optional.of(other));
    }
}
