package io.aihub.sandbox.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Predicate;

/** Deletes objects: at once, or by marking those that wait for finalizers, a grace or contents. */
final class ObjectDeleter {
    private final ObjectStore store;
    private final Clock clock;

    ObjectDeleter(ObjectStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Deletes one object as its DeleteOptions say. */
    Outcome delete(ResourceType type, ObjectName name, DeleteOptions options) {
        StoredObject object =
                store.get(type.id(), name)
                        .orElseThrow(() -> ApiFailure.notFound(type.id(), name.name()));
        options.check(type, name, object);
        if (options.isDryRun()) {
            return new Outcome(200, object.text(), false);
        }
        if (options.orphans()) {
            orphanDependents(object.uid());
        }
        if (waits(type, object, options)) {
            return mark(type, name, object, options);
        }
        store.remove(type.id(), name);
        return new Outcome(200, success(type, name, object), true);
    }

    /** Deletes all that match, each as if alone. */
    Outcome deleteAll(
            ResourceType type,
            String namespace,
            Predicate<JsonNode> filter,
            DeleteOptions options) {
        boolean changed = false;
        for (StoredObject object : store.list(type.id(), namespace)) {
            if (filter.test(object.json())) {
                changed |= delete(type, nameOf(object), options).changed();
            }
        }
        return new Outcome(200, "{\"kind\":\"Status\",\"status\":\"Success\"}", changed);
    }

    /** A pod on a node waits for its node; a namespace for its contents. */
    private static boolean waits(ResourceType type, StoredObject object, DeleteOptions options) {
        if (!object.json().path("metadata").path("finalizers").isEmpty()) {
            return true;
        }
        boolean onNode = !Json.at(object.json(), "spec", "nodeName").isEmpty();
        boolean gracefulPod =
                type.id().qualified().equals("pods") && onNode && graceSeconds(object, options) > 0;
        return gracefulPod || type.id().equals(GroupResource.NAMESPACES);
    }

    private Outcome mark(
            ResourceType type, ObjectName name, StoredObject object, DeleteOptions options) {
        if (object.isDeleting()) {
            return new Outcome(200, object.text(), false);
        }
        ObjectNode marked = object.json().deepCopy();
        ObjectNode metadata = Json.metadata(marked);
        long grace = type.id().qualified().equals("pods") ? graceSeconds(object, options) : 0;
        metadata.put(
                "deletionTimestamp",
                clock.instant().plusSeconds(grace).truncatedTo(ChronoUnit.SECONDS).toString());
        metadata.put("deletionGracePeriodSeconds", (int) grace);
        if (type.id().equals(GroupResource.NAMESPACES)) {
            marked.withObject("/status").put("phase", "Terminating");
        }
        StoredObject stored = store.put(type.id(), name, marked, object.ownership());
        return new Outcome(200, stored.text(), true);
    }

    private void orphanDependents(String uid) {
        for (GroupResource kind : store.kinds()) {
            for (StoredObject dependent : store.list(kind, "")) {
                ObjectNode copy = dependent.json().deepCopy();
                if (Json.metadata(copy).get("ownerReferences") instanceof ArrayNode owners
                        && removeOwner(owners, uid)) {
                    store.put(kind, nameOf(dependent), copy, dependent.ownership());
                }
            }
        }
    }

    private static boolean removeOwner(ArrayNode owners, String uid) {
        for (int i = 0; i < owners.size(); i++) {
            if (Json.at(owners.get(i), "uid").equals(uid)) {
                owners.remove(i);
                return true;
            }
        }
        return false;
    }

    static ObjectName nameOf(StoredObject object) {
        return new ObjectName(
                Json.at(object.json(), "metadata", "namespace"),
                Json.at(object.json(), "metadata", "name"));
    }

    private static long graceSeconds(StoredObject object, DeleteOptions options) {
        long own = object.json().path("spec").path("terminationGracePeriodSeconds").asLong(30);
        return options.graceSeconds().orElse(own);
    }

    private static String success(ResourceType type, ObjectName name, StoredObject object) {
        ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Success");
        ObjectNode details = status.putObject("details");
        Map.of("name", name.name(), "group", type.id().group(), "uid", object.uid())
                .forEach(details::put);
        details.put("kind", type.id().resource());
        return Json.text(status);
    }
}
