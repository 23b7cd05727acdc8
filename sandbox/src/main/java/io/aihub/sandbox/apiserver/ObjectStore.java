package io.aihub.sandbox.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * All objects, the counter of resource versions and the recent changes, behind one lock. Listeners
 * hear of a change under that lock, so none can be missed between a list and a watch.
 */
final class ObjectStore {
    private static final int REMEMBERED_EVENTS = 20_000;

    private final ReentrantLock lock = new ReentrantLock(true);
    private final Map<GroupResource, NavigableMap<ObjectName, StoredObject>> objects =
            new HashMap<>();
    private final Deque<StoreEvent> history = new ArrayDeque<>();
    private final List<Consumer<StoreEvent>> listeners = new CopyOnWriteArrayList<>();
    private volatile WatchHook watchHook = new WatchHook() {};
    private long resourceVersion;
    private long forgottenUpTo;

    /** Runs work that must not interleave with other work on the store. */
    <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    long resourceVersion() {
        return locked(() -> resourceVersion);
    }

    Optional<StoredObject> get(GroupResource kind, ObjectName name) {
        return locked(() -> Optional.ofNullable(of(kind).get(name)));
    }

    /** All of a kind in name order; an empty namespace means every namespace. */
    List<StoredObject> list(GroupResource kind, String namespace) {
        return locked(
                () ->
                        of(kind).entrySet().stream()
                                .filter(
                                        entry ->
                                                namespace.isEmpty()
                                                        || entry.getKey()
                                                                .namespace()
                                                                .equals(namespace))
                                .map(Map.Entry::getValue)
                                .toList());
    }

    /** Every kind that has objects. */
    Collection<GroupResource> kinds() {
        return locked(
                () ->
                        objects.entrySet().stream()
                                .filter(entry -> !entry.getValue().isEmpty())
                                .map(Map.Entry::getKey)
                                .toList());
    }

    /** Stores an object under the next resource version, which it writes into its metadata. */
    StoredObject put(
            GroupResource kind, ObjectName name, ObjectNode object, FieldOwnership ownership) {
        return locked(
                () -> {
                    long version = ++resourceVersion;
                    Json.metadata(object).put("resourceVersion", Long.toString(version));
                    StoredObject stored = new StoredObject(object, ownership);
                    StoredObject before = of(kind).put(name, stored);
                    publish(
                            new StoreEvent(
                                    version,
                                    kind,
                                    name,
                                    Optional.ofNullable(before),
                                    Optional.of(stored),
                                    stored));
                    return stored;
                });
    }

    void remove(GroupResource kind, ObjectName name) {
        locked(
                () -> {
                    StoredObject before = of(kind).remove(name);
                    if (before != null) {
                        long version = ++resourceVersion;
                        ObjectNode last = before.json().deepCopy();
                        Json.metadata(last).put("resourceVersion", Long.toString(version));
                        publish(
                                new StoreEvent(
                                        version,
                                        kind,
                                        name,
                                        Optional.of(before),
                                        Optional.empty(),
                                        new StoredObject(last, before.ownership())));
                    }
                    return before;
                });
    }

    /** What stands between changes and watchers. */
    WatchHook watchHook() {
        return watchHook;
    }

    void watchHook(WatchHook hook) {
        watchHook = hook;
    }

    /** Hears of every change from now on, under the lock. */
    void listen(Consumer<StoreEvent> listener) {
        listeners.add(listener);
    }

    void forget(Consumer<StoreEvent> listener) {
        listeners.remove(listener);
    }

    /**
     * All changes after this resource version.
     *
     * @return empty when some of them are no longer remembered
     */
    Optional<List<StoreEvent>> since(long version) {
        return locked(
                () -> {
                    if (version < forgottenUpTo) {
                        return Optional.empty();
                    }
                    return Optional.of(
                            history.stream()
                                    .filter(event -> event.resourceVersion() > version)
                                    .toList());
                });
    }

    ClusterSnapshot snapshot() {
        return locked(
                () -> {
                    List<ClusterSnapshot.Entry> entries = new ArrayList<>();
                    objects.forEach(
                            (kind, byName) ->
                                    byName.forEach(
                                            (name, stored) ->
                                                    entries.add(
                                                            new ClusterSnapshot.Entry(
                                                                    kind, name, stored))));
                    return new ClusterSnapshot(resourceVersion, entries);
                });
    }

    /** Fills an empty store; the changes that led there are not remembered. */
    void restore(ClusterSnapshot snapshot) {
        locked(
                () -> {
                    snapshot.entries()
                            .forEach(entry -> of(entry.kind()).put(entry.name(), entry.object()));
                    resourceVersion = snapshot.resourceVersion();
                    forgottenUpTo = resourceVersion;
                    return null;
                });
    }

    private NavigableMap<ObjectName, StoredObject> of(GroupResource kind) {
        return objects.computeIfAbsent(kind, any -> new TreeMap<>());
    }

    private void publish(StoreEvent event) {
        history.addLast(event);
        if (history.size() > REMEMBERED_EVENTS) {
            forgottenUpTo = history.removeFirst().resourceVersion();
        }
        listeners.forEach(listener -> listener.accept(event));
    }
}
