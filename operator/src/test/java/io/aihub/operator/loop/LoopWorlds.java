package io.aihub.operator.loop;

import io.aihub.decision.story.ComparedWorld;
import io.aihub.decision.story.Lives;
import io.aihub.decision.story.Version;
import io.aihub.decision.story.World;
import io.aihub.decision.story.Worlds;

/** Worlds in which everything happens to the decisions in miniature and to the loop that ships. */
public final class LoopWorlds implements Worlds {
    private final Worlds lives = new Lives();

    @Override
    public World of(Version first) {
        return new ComparedWorld(lives.of(first), new LoopWorld(first));
    }
}
