package io.aihub.sandbox.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.sandbox.apiserver.OwnedFields.Operation;
import io.aihub.sandbox.apiserver.ResourceType.Trait;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Creates, replaces, patches and applies single objects. Called under the store's lock. */
final class StoredObjectWriter {
    private static final List<String> SERVER_METADATA =
            List.of(
                    "name",
                    "namespace",
                    "uid",
                    "creationTimestamp",
                    "generation",
                    "resourceVersion",
                    "deletionTimestamp",
                    "deletionGracePeriodSeconds",
                    "generateName");
    private static final String SUFFIX_ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

    private final ObjectStore store;
    private final BuiltinDefaults defaults;
    private final Clock clock;
    private final RandomGenerator random;

    StoredObjectWriter(
            ObjectStore store, BuiltinDefaults defaults, Clock clock, RandomGenerator random) {
        this.store = store;
        this.defaults = defaults;
        this.clock = clock;
        this.random = random;
    }

    Outcome create(ResourceType type, ApiPath path, ObjectNode object, WriteContext context) {
        return create(type, path, object, context.owner(Operation.Update, ""), context);
    }

    /** Replaces the object, or with a subresource path that part of it. */
    Outcome replace(ResourceType type, ApiPath path, ObjectNode object, WriteContext context) {
        StoredObject before = require(type, path);
        ObjectChecks.identity(type, path, object);
        boolean unconditional = Json.at(object, "metadata", "resourceVersion").isEmpty();
        if (unconditional && type.has(Trait.Custom)) {
            throw ApiFailure.invalid(
                    type.id(),
                    path.name(),
                    "metadata.resourceVersion: Invalid value: 0x0: must be specified for an update");
        }
        return update(type, path, before, object, context);
    }

    /** Stores the result of a patch or of a replace. */
    Outcome update(
            ResourceType type,
            ApiPath path,
            StoredObject before,
            ObjectNode object,
            WriteContext context) {
        ObjectChecks.preconditions(type, before, object);
        ObjectNode next = isolated(type, path, before.json(), object);
        OwnedFields writer = context.owner(Operation.Update, path.subresource());
        FieldOwnership ownership =
                before.ownership().updated(before.json(), next, writer, type.schema());
        return commit(type, before, next, ownership, context);
    }

    /** Server-side apply. */
    Outcome apply(ResourceType type, ApiPath path, ObjectNode intent, WriteContext context) {
        if (!context.query().containsKey("fieldManager")) {
            throw ApiFailure.of(
                    422,
                    "Invalid",
                    "PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is"
                            + " required for apply patch");
        }
        if (intent.path("metadata").has("managedFields")) {
            throw ApiFailure.badRequest("metadata.managedFields must be nil");
        }
        ObjectChecks.identity(type, path, intent);
        OwnedFields applier = context.owner(Operation.Apply, path.subresource());
        StoredObject before = store.get(type.id(), type.nameIn(path)).orElse(null);
        if (before == null) {
            return createByApply(type, path, intent, applier, context);
        }
        ObjectChecks.preconditions(type, before, intent);
        ObjectNode own = ownPart(type, path, intent);
        FieldOwnership.Applied applied =
                before.ownership()
                        .apply(before.json(), own, applier, context.isForced(), type.schema());
        return commit(type, before, applied.object(), applied.ownership(), context);
    }

    private Outcome createByApply(
            ResourceType type,
            ApiPath path,
            ObjectNode intent,
            OwnedFields applier,
            WriteContext context) {
        if (!path.subresource().isEmpty()) {
            throw ApiFailure.notFound(type.id(), path.name());
        }
        ObjectNode metadata = Json.metadata(intent);
        if (metadata.has("uid")) {
            throw ObjectChecks.foreignUid(type, path.name(), Json.at(metadata, "uid"));
        }
        // The real server creates, whatever version the applier has seen.
        metadata.remove("resourceVersion");
        metadata.put("name", path.name());
        return create(type, path, intent, applier, context);
    }

    private Outcome create(
            ResourceType type,
            ApiPath path,
            ObjectNode body,
            OwnedFields owner,
            WriteContext context) {
        ObjectNode object = withoutNulls(body, type);
        ObjectNode metadata = Json.metadata(object);
        ObjectName name = nameForCreate(type, path, metadata);
        ObjectChecks.identity(type, withName(path, name.name()), object);
        if (!Json.at(metadata, "resourceVersion").isEmpty()) {
            throw ApiFailure.of(
                    500, "", "resourceVersion should not be set on objects to be created");
        }
        stampNew(type, metadata, name);
        if (type.has(Trait.StatusSubresource)) {
            object.remove("status");
        }
        Set<String> set = FieldSet.of(object, type.schema()).keySet();
        defaults.complete(type, object, Json.object());
        SchemaChecker.check(type, object);
        ObjectChecks.metadata(type, object);
        if (store.get(type.id(), name).isPresent()) {
            throw ApiFailure.alreadyExists(type.id(), name.name());
        }
        if (context.isDryRun()) {
            return new Outcome(201, Json.text(object), false);
        }
        FieldOwnership ownership = new FieldOwnership(List.of(owner.with(set)));
        return new Outcome(201, store.put(type.id(), name, object, ownership).text(), true);
    }

    private void stampNew(ResourceType type, ObjectNode metadata, ObjectName name) {
        metadata.remove(List.of("managedFields", "deletionTimestamp", "selfLink", "generation"));
        metadata.put("uid", new UUID(random.nextLong(), random.nextLong()).toString());
        metadata.put(
                "creationTimestamp", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        if (type.has(Trait.Namespaced)) {
            metadata.put("namespace", name.namespace());
        }
        if (type.has(Trait.Generation)) {
            metadata.put("generation", 1);
        }
    }

    private Outcome commit(
            ResourceType type,
            StoredObject before,
            ObjectNode wanted,
            FieldOwnership ownership,
            WriteContext context) {
        ObjectNode next = withoutNulls(wanted, type);
        keepServerMetadata(before.json(), next);
        defaults.complete(type, next, before.json());
        if (next.equals(before.json()) && ownership.equals(before.ownership())) {
            return new Outcome(200, before.text(), false);
        }
        SchemaChecker.check(type, next);
        ObjectChecks.metadata(type, next);
        if (type.has(Trait.Generation)
                && !content(type, next).equals(content(type, before.json()))) {
            int generation = before.json().path("metadata").path("generation").asInt() + 1;
            Json.metadata(next).put("generation", generation);
        }
        if (context.isDryRun()) {
            return new Outcome(200, Json.text(next), false);
        }
        ObjectName name =
                new ObjectName(
                        Json.at(next, "metadata", "namespace"), Json.at(next, "metadata", "name"));
        StoredObject stored = store.put(type.id(), name, next, ownership);
        if (stored.isDeleting()
                && next.path("metadata").path("finalizers").isEmpty()
                && before.json().path("metadata").has("finalizers")) {
            store.remove(type.id(), name);
        }
        return new Outcome(200, stored.text(), true);
    }

    /** Outside its own subresource a status is what it was, and inside only the status counts. */
    private static ObjectNode isolated(
            ResourceType type, ApiPath path, ObjectNode before, ObjectNode object) {
        if (!type.has(Trait.StatusSubresource)) {
            return object;
        }
        ObjectNode base = path.isStatus() ? before.deepCopy() : object.deepCopy();
        JsonNode status = path.isStatus() ? object.get("status") : before.get("status");
        if (status == null || status.isNull()) {
            base.remove("status");
        } else {
            base.set("status", status);
        }
        return base;
    }

    private static ObjectNode withoutNulls(ObjectNode object, ResourceType type) {
        ObjectNode copy = Json.object();
        FieldMerge.into(copy, object, type.schema());
        return copy;
    }

    private static ObjectNode ownPart(ResourceType type, ApiPath path, ObjectNode intent) {
        ObjectNode part = intent.deepCopy();
        if (path.isStatus()) {
            part.retain("status");
        } else if (type.has(Trait.StatusSubresource)) {
            part.remove("status");
        }
        return part;
    }

    private static ObjectNode content(ResourceType type, ObjectNode object) {
        ObjectNode content = object.deepCopy();
        content.remove("metadata");
        if (type.has(Trait.StatusSubresource)) {
            content.remove("status");
        }
        return content;
    }

    private static void keepServerMetadata(ObjectNode before, ObjectNode next) {
        ObjectNode metadata = Json.metadata(next);
        metadata.remove(List.of("managedFields", "selfLink"));
        for (String field : SERVER_METADATA) {
            JsonNode value = before.path("metadata").get(field);
            if (value == null) {
                metadata.remove(field);
            } else {
                metadata.set(field, value);
            }
        }
    }

    private ObjectName nameForCreate(ResourceType type, ApiPath path, ObjectNode metadata) {
        String name = Json.at(metadata, "name");
        String prefix = Json.at(metadata, "generateName");
        if (name.isEmpty() && !prefix.isEmpty()) {
            StringBuilder generated = new StringBuilder(prefix);
            for (int i = 0; i < 5; i++) {
                int index = random.nextInt(SUFFIX_ALPHABET.length());
                generated.append(SUFFIX_ALPHABET.charAt(index));
            }
            name = generated.toString();
            metadata.put("name", name);
        }
        if (name.isEmpty()) {
            throw ApiFailure.invalid(
                    type.id(),
                    "",
                    "metadata.name: Required value: name or generateName is required");
        }
        return type.nameIn(withName(path, name));
    }

    private static ApiPath withName(ApiPath path, String name) {
        return new ApiPath(
                path.group(), path.version(), path.namespace(), path.resource(), name, "");
    }

    private StoredObject require(ResourceType type, ApiPath path) {
        return store.get(type.id(), type.nameIn(path))
                .orElseThrow(() -> ApiFailure.notFound(type.id(), path.name()));
    }
}
