package io.aihub.sandbox.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.sandbox.apiserver.WatchHook.Change;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What one watcher still has to hear. It is opened under the store's lock with all that happened
 * since the watcher's list, so nothing between list and watch is lost.
 */
final class WatchFeed implements Consumer<StoreEvent> {
    private static final int CAPACITY = 50_000;
    private static final String END = "";

    private final ObjectStore store;
    private final String watcher;
    private final GroupResource kind;
    private final Predicate<StoredObject> filter;
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>(CAPACITY);
    private volatile boolean ended;

    private WatchFeed(
            ObjectStore store, String watcher, GroupResource kind, Predicate<StoredObject> filter) {
        this.store = store;
        this.watcher = watcher;
        this.kind = kind;
        this.filter = filter;
    }

    /**
     * Opens a feed from the resource version in the query, or from the present state.
     *
     * @param watcher the client
     */
    static WatchFeed open(
            ObjectStore store,
            String watcher,
            ResourceType type,
            Predicate<StoredObject> filter,
            Map<String, String> query) {
        WatchFeed feed = new WatchFeed(store, watcher, type.id(), filter);
        store.locked(
                () -> {
                    feed.begin(type, query);
                    return null;
                });
        return feed;
    }

    private void begin(ResourceType type, Map<String, String> query) {
        String version = query.getOrDefault("resourceVersion", "");
        boolean fromPresent =
                version.isEmpty()
                        || version.equals("0")
                        || query.getOrDefault("sendInitialEvents", "").equals("true");
        if (fromPresent) {
            store.list(kind, "").stream()
                    .filter(filter)
                    .forEach(object -> send("ADDED", object.text()));
            if (query.containsKey("sendInitialEvents")) {
                send("BOOKMARK", initialEventsEnd(type));
            }
            store.listen(this);
            return;
        }
        Optional<List<StoreEvent>> missed =
                version.chars().allMatch(Character::isDigit)
                                && Long.parseLong(version) <= store.resourceVersion()
                        ? store.since(Long.parseLong(version))
                        : Optional.empty();
        if (missed.isEmpty()) {
            // A version of another server's life is as unknown as one too old.
            send("ERROR", Json.text(expired(version)));
            end();
            return;
        }
        missed.get().forEach(this);
        store.listen(this);
    }

    @Override
    public void accept(StoreEvent event) {
        if (!event.kind().equals(kind)) {
            return;
        }
        String object = event.name().namespace() + "/" + event.name().name();
        store.watchHook().changed(new Change(watcher, kind.resource(), object), () -> tell(event));
    }

    private void tell(StoreEvent event) {
        boolean before = event.before().filter(filter).isPresent();
        boolean after = event.after().filter(filter).isPresent();
        if (before && after) {
            send("MODIFIED", event.last().text());
        } else if (after) {
            send("ADDED", event.last().text());
        } else if (before) {
            send("DELETED", event.last().text());
        }
    }

    /** The next message, empty when none came within the time or the feed has ended. */
    Optional<String> next(long millis) throws InterruptedException {
        String message = messages.poll(millis, TimeUnit.MILLISECONDS);
        return Optional.ofNullable(message).filter(text -> !text.equals(END));
    }

    /** True when nothing more will come. */
    boolean isOver() {
        return ended && messages.isEmpty();
    }

    void end() {
        ended = true;
        store.forget(this);
        messages.offer(END);
    }

    private void send(String type, String object) {
        if (!ended && !messages.offer("{\"type\":\"" + type + "\",\"object\":" + object + "}")) {
            // A watcher this slow starts anew.
            messages.clear();
            end();
        }
    }

    private String initialEventsEnd(ResourceType type) {
        ObjectNode bookmark =
                Json.object().put("kind", type.kind()).put("apiVersion", type.apiVersion());
        ObjectNode metadata = bookmark.putObject("metadata");
        metadata.put("resourceVersion", Long.toString(store.resourceVersion()));
        metadata.putObject("annotations").put("k8s.io/initial-events-end", "true");
        return Json.text(bookmark);
    }

    private static ObjectNode expired(String version) {
        return ApiFailure.of(410, "Expired", "too old resource version: " + version).body();
    }
}
