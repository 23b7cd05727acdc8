package io.aihub.sandbox.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * Deletes, in the background, objects none of whose owners exists any more, and what is in a
 * terminating namespace. Owners are told apart by uid: a new object of the old name owns nothing.
 */
final class GarbageCollector implements Consumer<StoreEvent>, Runnable {
    private final ObjectStore store;
    private final ResourceCatalog catalog;
    private final ObjectDeleter deleter;
    private final BlockingQueue<StoreEvent> events = new LinkedBlockingQueue<>();

    GarbageCollector(ObjectStore store, ResourceCatalog catalog, ObjectDeleter deleter) {
        this.store = store;
        this.catalog = catalog;
        this.deleter = deleter;
    }

    @Override
    public void accept(StoreEvent event) {
        events.add(event);
    }

    /** Works until interrupted. */
    @Override
    public void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                StoreEvent event = events.take();
                store.locked(
                        () -> {
                            consider(event);
                            return null;
                        });
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void consider(StoreEvent event) {
        if (event.after().isEmpty()) {
            String uid = event.last().uid();
            for (GroupResource kind : store.kinds()) {
                store.list(kind, "").stream()
                        .filter(object -> names(object.json(), uid))
                        .forEach(object -> collectIfOrphaned(kind, object));
            }
            emptyTerminatingNamespaces();
        } else if (event.kind().equals(GroupResource.NAMESPACES)) {
            emptyTerminatingNamespaces();
        } else if (event.last().json().path("metadata").has("ownerReferences")) {
            store.get(event.kind(), event.name())
                    .ifPresent(object -> collectIfOrphaned(event.kind(), object));
        }
    }

    private void collectIfOrphaned(GroupResource kind, StoredObject object) {
        JsonNode owners = object.json().path("metadata").path("ownerReferences");
        boolean owned = owners.isEmpty();
        for (JsonNode owner : owners) {
            owned |= exists(owner, Json.at(object.json(), "metadata", "namespace"));
        }
        if (!owned && !object.isDeleting()) {
            delete(kind, object);
        }
    }

    private boolean exists(JsonNode owner, String namespace) {
        String apiVersion = Json.at(owner, "apiVersion");
        String group =
                apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "";
        return catalog.all().stream()
                .filter(type -> type.id().group().equals(group))
                .filter(type -> type.kind().equals(Json.at(owner, "kind")))
                .flatMap(
                        type -> {
                            boolean inside = type.has(ResourceType.Trait.Namespaced);
                            ObjectName name =
                                    new ObjectName(inside ? namespace : "", Json.at(owner, "name"));
                            return store.get(type.id(), name).stream();
                        })
                .anyMatch(found -> found.uid().equals(Json.at(owner, "uid")));
    }

    private void emptyTerminatingNamespaces() {
        for (StoredObject namespace : store.list(GroupResource.NAMESPACES, "")) {
            if (namespace.isDeleting()) {
                empty(Json.at(namespace.json(), "metadata", "name"));
            }
        }
    }

    private void empty(String namespace) {
        List<GroupResource> kinds =
                catalog.all().stream()
                        .filter(type -> type.has(ResourceType.Trait.Namespaced))
                        .map(ResourceType::id)
                        .toList();
        for (GroupResource kind : kinds) {
            store.list(kind, namespace).stream()
                    .filter(object -> !object.isDeleting())
                    .forEach(object -> delete(kind, object));
        }
        if (kinds.stream().allMatch(kind -> store.list(kind, namespace).isEmpty())) {
            store.remove(GroupResource.NAMESPACES, new ObjectName("", namespace));
        }
    }

    private void delete(GroupResource kind, StoredObject object) {
        Optional<ResourceType> type = catalog.find(kind);
        type.ifPresent(
                known ->
                        deleter.delete(
                                known, ObjectDeleter.nameOf(object), DeleteOptions.BACKGROUND));
    }

    private static boolean names(JsonNode object, String uid) {
        for (JsonNode owner : object.path("metadata").path("ownerReferences")) {
            if (Json.at(owner, "uid").equals(uid)) {
                return true;
            }
        }
        return false;
    }
}
