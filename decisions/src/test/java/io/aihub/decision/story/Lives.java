package io.aihub.decision.story;

/** Worlds of the decisions alone. */
public final class Lives implements Worlds {
    @Override
    public Life of(Version first) {
        return new Life().asks(first);
    }
}
