package io.aihub.sandbox.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import io.aihub.sandbox.http.HttpAnswer;
import io.aihub.sandbox.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Gets, lists and watches. A list is always whole: {@code limit} is accepted and everything is
 * returned without a continue token, which the API allows.
 */
final class ReadDispatcher {
    private final ObjectStore store;
    private final ResourceCatalog catalog;
    private final RequestJournal journal;

    ReadDispatcher(ObjectStore store, ResourceCatalog catalog, RequestJournal journal) {
        this.store = store;
        this.catalog = catalog;
        this.journal = journal;
    }

    HttpAnswer read(HttpRequest http, String client, ApiPath path) {
        ResourceType type = catalog.require(path);
        Map<String, String> query = http.query();
        String watch = query.getOrDefault("watch", "false");
        if (watch.equals("true") || watch.equals("1")) {
            return WatchAnswer.insteadOfWebSocket(http)
                    .orElseGet(() -> watch(http, client, type, path));
        }
        journal.countRead(client);
        return HttpAnswer.json(
                200, path.name().isEmpty() ? list(type, path, query) : get(type, path));
    }

    private String get(ResourceType type, ApiPath path) {
        StoredObject object =
                store.get(type.id(), type.nameIn(path))
                        .orElseThrow(() -> ApiFailure.notFound(type.id(), path.name()));
        if (ScaleSubresource.serves(type, path)) {
            return Json.text(ScaleSubresource.view(object.json()));
        }
        if (!path.subresource().isEmpty() && !path.isStatus()) {
            throw ApiFailure.unknownPath();
        }
        return object.text();
    }

    private String list(ResourceType type, ApiPath path, Map<String, String> query) {
        Predicate<StoredObject> filter = filter(type, path, query);
        return store.locked(
                () -> {
                    List<StoredObject> all = store.list(type.id(), path.namespace());
                    String items =
                            all.stream()
                                    .filter(filter)
                                    .map(StoredObject::text)
                                    .collect(Collectors.joining(","));
                    return "{\"kind\":\""
                            + type.kind()
                            + "List\",\"apiVersion\":\""
                            + type.apiVersion()
                            + "\",\"metadata\":{\"resourceVersion\":\""
                            + store.resourceVersion()
                            + "\"},\"items\":["
                            + items
                            + "]}";
                });
    }

    private HttpAnswer watch(HttpRequest http, String client, ResourceType type, ApiPath path) {
        Map<String, String> query = http.query();
        Predicate<StoredObject> filter = filter(type, path, query);
        WatchFeed feed = WatchFeed.open(store, client, type, filter, query);
        // Counted once nothing more can be missed.
        journal.countWatch(client);
        return WatchAnswer.stream(http, feed);
    }

    private static Predicate<StoredObject> filter(
            ResourceType type, ApiPath path, Map<String, String> query) {
        Predicate<JsonNode> labels = LabelSelector.parse(query.getOrDefault("labelSelector", ""));
        Predicate<JsonNode> fields =
                FieldSelector.parse(query.getOrDefault("fieldSelector", ""), type);
        return object -> {
            boolean inside =
                    path.namespace().isEmpty()
                            || path.namespace()
                                    .equals(Json.at(object.json(), "metadata", "namespace"));
            boolean named =
                    path.name().isEmpty()
                            || path.name().equals(Json.at(object.json(), "metadata", "name"));
            return inside && named && labels.and(fields).test(object.json());
        };
    }
}
