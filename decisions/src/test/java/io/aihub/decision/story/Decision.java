package io.aihub.decision.story;

import io.aihub.decision.approval.DecisionKind;
import io.aihub.decision.approval.Effect.Scope;
import io.aihub.decision.approval.Hold;
import java.time.Duration;
import java.util.Optional;

/**
 * What a person of the role {@link #ROLE} decides; a world makes a {@code ModelDecision} of it.
 *
 * @param name of the object; a story, a stop and an action name the decision by it, whatever uid a
 *     world gives it
 * @param kind of decision
 * @param version whose content it is about, by its name where that was asked for before; empty when
 *     it is about the model
 * @param validFor how long an approval is valid, empty when it has no end
 * @param stop name of the decision whose stop it lifts, or of a safety stop, as {@link
 *     World#stops()} names it
 * @param scope how far a revocation or a retry reaches, empty when nobody says
 * @param revision that a rollback is to go to, empty when any will do
 * @param hold what automation is to leave alone
 */
public record Decision(
        String name,
        DecisionKind kind,
        Optional<Version> version,
        Optional<Duration> validFor,
        Optional<String> stop,
        Optional<Scope> scope,
        Optional<String> revision,
        Optional<Hold> hold) {
    /** The one role that the policies of the stories ask for. */
    public static final String ROLE = "clinical-safety";

    /** The user name of the person. */
    public static final String PERSON = "sara";

    static Decision on(DecisionKind kind, String name) {
        return new Decision(
                name,
                kind,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    Decision about(Version content) {
        return new Decision(
                name, kind, Optional.of(content), validFor, stop, scope, revision, hold);
    }

    Decision validFor(Duration time) {
        return new Decision(name, kind, version, Optional.of(time), stop, scope, revision, hold);
    }

    Decision lifts(String held) {
        return new Decision(
                name, kind, version, validFor, Optional.of(held), scope, revision, hold);
    }

    Decision reaching(Scope wanted) {
        return new Decision(
                name, kind, version, validFor, stop, Optional.of(wanted), revision, hold);
    }

    Decision to(Optional<String> target) {
        return new Decision(name, kind, version, validFor, stop, scope, target, hold);
    }

    Decision holding(Hold wanted) {
        return new Decision(
                name, kind, version, validFor, stop, scope, revision, Optional.of(wanted));
    }
}
