package io.aihub.sandbox.apiserver;

/**
 * Lets a test stand between a change and a watcher, so that it is told later, twice or after
 * another. Called while the store waits, so quickly.
 */
public interface WatchHook {

    /**
     * A change that a watcher has to hear of.
     *
     * @param watcher the client, as the journal lists it
     * @param plural of the kind
     * @param object {@code namespace/name}
     */
    record Change(String watcher, String plural, String object) {}

    /**
     * @param tell tells the watcher; may be called later, from any thread, and more than once
     */
    default void changed(Change change, Runnable tell) {
        tell.run();
    }
}
