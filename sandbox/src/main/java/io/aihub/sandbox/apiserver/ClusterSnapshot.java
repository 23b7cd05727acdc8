package io.aihub.sandbox.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.sandbox.apiserver.OwnedFields.Operation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The whole content of an API server at one moment: objects with their uids, resource versions and
 * generations, custom resource definitions, and who owns which field. Watches older than it get
 * 410.
 */
public final class ClusterSnapshot {
    private final long resourceVersion;
    private final List<Entry> entries;

    ClusterSnapshot(long resourceVersion, List<Entry> entries) {
        this.resourceVersion = resourceVersion;
        this.entries = List.copyOf(entries);
    }

    record Entry(GroupResource kind, ObjectName name, StoredObject object) {}

    long resourceVersion() {
        return resourceVersion;
    }

    List<Entry> entries() {
        return entries;
    }

    /** The snapshot as JSON text in UTF-8. */
    public byte[] toBytes() {
        ObjectNode root = Json.object().put("resourceVersion", resourceVersion);
        for (Entry entry : entries) {
            ObjectNode item = root.withArray("objects").addObject();
            item.put("group", entry.kind().group()).put("resource", entry.kind().resource());
            item.put("namespace", entry.name().namespace()).put("name", entry.name().name());
            item.set("object", entry.object().json());
            for (OwnedFields owner : entry.object().ownership().owners()) {
                ObjectNode fields = item.withArray("owners").addObject();
                fields.put("manager", owner.manager()).put("operation", owner.operation().name());
                fields.put("subresource", owner.subresource());
                owner.paths().forEach(fields.withArray("paths")::add);
            }
        }
        return Json.text(root).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * What {@link #toBytes} wrote.
     *
     * @throws IllegalArgumentException when it is no such text
     */
    public static ClusterSnapshot fromBytes(byte[] bytes) {
        try {
            ObjectNode root = Json.parse(new String(bytes, StandardCharsets.UTF_8));
            List<Entry> entries = new ArrayList<>();
            root.path("objects").forEach(item -> entries.add(entry(item)));
            return new ClusterSnapshot(root.path("resourceVersion").asLong(), entries);
        } catch (ApiFailure e) {
            throw new IllegalArgumentException("not a snapshot of a sandbox cluster", e);
        }
    }

    /** Writes it to a file. */
    public void writeTo(Path file) throws IOException {
        Files.write(file, toBytes());
    }

    /** Reads it from a file. */
    public static ClusterSnapshot readFrom(Path file) throws IOException {
        return fromBytes(Files.readAllBytes(file));
    }

    private static Entry entry(JsonNode item) {
        List<OwnedFields> owners = new ArrayList<>();
        for (JsonNode owner : item.path("owners")) {
            Set<String> paths = new TreeSet<>();
            owner.path("paths").forEach(path -> paths.add(path.asText()));
            owners.add(
                    new OwnedFields(
                            Json.at(owner, "manager"),
                            Operation.valueOf(Json.at(owner, "operation")),
                            Json.at(owner, "subresource"),
                            paths));
        }
        return new Entry(
                new GroupResource(Json.at(item, "group"), Json.at(item, "resource")),
                new ObjectName(Json.at(item, "namespace"), Json.at(item, "name")),
                new StoredObject((ObjectNode) item.get("object"), new FieldOwnership(owners)));
    }
}
