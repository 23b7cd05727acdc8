package io.aihub.decision.story;

/**
 * Begins the worlds that stories are told on. An implementation is public and has a constructor
 * without arguments; {@link StoryExtension} says how one is chosen.
 */
@FunctionalInterface
public interface Worlds extends AutoCloseable {

    /** A new world, in which a model asks for its first content and no pass was made yet. */
    World of(Version first);

    /** Approved, deployed and switched to; no window has closed yet. */
    default World begun(Version first) {
        World world = of(first);
        world.people().approve(first);
        return world.settle();
    }

    /** Begun and, after enough windows within limits, stable. */
    default World serving(Version first) {
        return begun(first).stabilize();
    }

    /** Version one stable, version two switched to. */
    default World switched(Version first, Version second) {
        World world = serving(first);
        world.asks(second);
        world.people().approve(second);
        return world.settle();
    }

    /** All stories are told. */
    @Override
    default void close() {}
}
