package io.aihub.decision.story;

import io.aihub.decision.approval.DecisionKind;
import io.aihub.decision.approval.Effect.Scope;
import io.aihub.decision.approval.Hold;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** The people around a model. Each act answers with the name of the decision that it made. */
public final class People {
    private final World world;
    private int decisions;

    /** The people of a world, which is told what they decide. */
    public People(World world) {
        this.world = world;
    }

    public String approve(Version version) {
        return approve(version, Duration.ofDays(300));
    }

    public String approve(Version version, Duration validFor) {
        return decide(next(DecisionKind.Approve).about(version).validFor(validFor));
    }

    public String revoke(Version version) {
        return decide(next(DecisionKind.Revoke).about(version));
    }

    public String revoke(Version version, Scope scope) {
        return decide(next(DecisionKind.Revoke).about(version).reaching(scope));
    }

    /** Asks that content which was rolled back from is tried again. */
    public String retry(Version version) {
        return decide(next(DecisionKind.Retry).about(version));
    }

    public String retry(Version version, Scope scope) {
        return decide(next(DecisionKind.Retry).about(version).reaching(scope));
    }

    public String suspend() {
        return decide(next(DecisionKind.Suspend));
    }

    /** Lifts a stop. */
    public String resume(String stop) {
        return decide(next(DecisionKind.Resume).lifts(stop));
    }

    public String acknowledge(Version version) {
        return decide(next(DecisionKind.Acknowledge).about(version));
    }

    public String askForRollback(Optional<String> revision) {
        return decide(next(DecisionKind.Rollback).to(revision));
    }

    /** Asks automation to leave something alone until somebody says otherwise. */
    public String hold(Hold hold) {
        return decide(next(DecisionKind.Hold).holding(hold));
    }

    /** Asks automation to leave something alone for a time. */
    public String hold(Hold hold, Duration time) {
        return decide(next(DecisionKind.Hold).holding(hold).validFor(time));
    }

    private Decision next(DecisionKind kind) {
        decisions++;
        return Decision.on(kind, kind.name().toLowerCase(Locale.ROOT) + "-" + decisions);
    }

    private String decide(Decision decision) {
        world.decides(decision);
        return decision.name();
    }
}
