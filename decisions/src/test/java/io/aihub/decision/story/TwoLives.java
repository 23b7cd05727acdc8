package io.aihub.decision.story;

import java.time.Duration;

/** Worlds of which each is two lives, the second a month older. */
public final class TwoLives implements Worlds {
    private final Lives lives = new Lives();

    @Override
    public World of(Version first) {
        World older = new Life().later(Duration.ofDays(30)).asks(first);
        return new ComparedWorld(lives.of(first), older);
    }
}
