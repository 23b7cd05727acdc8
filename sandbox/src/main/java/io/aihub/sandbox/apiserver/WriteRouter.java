package io.aihub.sandbox.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.sandbox.http.HttpRequest;
import java.util.Map;
import java.util.function.Predicate;

/** Sends a write to what carries it out, under the store's lock. */
final class WriteRouter {
    private final ObjectStore store;
    private final ResourceCatalog catalog;
    private final StoredObjectWriter writer;
    private final ObjectDeleter deleter;

    WriteRouter(
            ObjectStore store,
            ResourceCatalog catalog,
            StoredObjectWriter writer,
            ObjectDeleter deleter) {
        this.store = store;
        this.catalog = catalog;
        this.writer = writer;
        this.deleter = deleter;
    }

    /**
     * @throws ApiFailure with what the real server would answer instead
     */
    Outcome route(HttpRequest http, ApiPath path, WriteVerb verb) {
        return store.locked(() -> routeLocked(http, path, verb));
    }

    private Outcome routeLocked(HttpRequest http, ApiPath path, WriteVerb verb) {
        ResourceType type = catalog.require(path);
        boolean scale = ScaleSubresource.serves(type, path);
        boolean status = path.isStatus() && type.has(ResourceType.Trait.StatusSubresource);
        if (!path.subresource().isEmpty() && !status && !scale) {
            throw ApiFailure.unknownPath();
        }
        if (type.has(ResourceType.Trait.Namespaced) == path.namespace().isEmpty()) {
            throw ApiFailure.unknownPath();
        }
        WriteContext context = WriteContext.of(http);
        return switch (verb) {
            case Create -> writer.create(type, path, Json.parse(http.text()), context);
            case Update -> update(type, path, Json.parse(http.text()), context);
            case Patch -> patch(type, path, http, context);
            case Apply -> writer.apply(type, path, Json.parse(http.text()), context);
            case Delete -> deleter.delete(type, type.nameIn(path), DeleteOptions.of(http));
            case DeleteCollection ->
                    deleter.deleteAll(
                            type, path.namespace(), filter(type, http), DeleteOptions.of(http));
        };
    }

    private Outcome update(ResourceType type, ApiPath path, ObjectNode body, WriteContext context) {
        if (!ScaleSubresource.serves(type, path)) {
            return writer.replace(type, path, body, context);
        }
        StoredObject live = require(type, path);
        ObjectNode next = ScaleSubresource.applied(live.json(), body);
        return scaled(type, path, writer.update(type, path, live, next, context));
    }

    private Outcome patch(ResourceType type, ApiPath path, HttpRequest http, WriteContext context) {
        StoredObject live = require(type, path);
        String contentType = http.header("content-type").orElse("");
        if (ScaleSubresource.serves(type, path)) {
            ObjectNode view =
                    ObjectPatcher.patched(
                            type, ScaleSubresource.view(live.json()), contentType, http.text());
            ObjectNode next = ScaleSubresource.applied(live.json(), view);
            return scaled(type, path, writer.update(type, path, live, next, context));
        }
        ObjectNode next = ObjectPatcher.patched(type, live.json(), contentType, http.text());
        return writer.update(type, path, live, next, context);
    }

    private Outcome scaled(ResourceType type, ApiPath path, Outcome outcome) {
        ObjectNode view = ScaleSubresource.view(require(type, path).json());
        return new Outcome(outcome.status(), Json.text(view), outcome.changed());
    }

    private StoredObject require(ResourceType type, ApiPath path) {
        return store.get(type.id(), type.nameIn(path))
                .orElseThrow(() -> ApiFailure.notFound(type.id(), path.name()));
    }

    private static Predicate<JsonNode> filter(ResourceType type, HttpRequest http) {
        Map<String, String> query = http.query();
        return LabelSelector.parse(query.getOrDefault("labelSelector", ""))
                .and(FieldSelector.parse(query.getOrDefault("fieldSelector", ""), type));
    }
}
