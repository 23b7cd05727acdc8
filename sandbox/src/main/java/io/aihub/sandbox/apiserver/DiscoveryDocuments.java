package io.aihub.sandbox.apiserver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.sandbox.apiserver.ResourceType.Trait;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** What clients ask to learn which kinds there are, and the server's health. */
final class DiscoveryDocuments {
    private static final List<String> VERBS =
            List.of(
                    "create",
                    "delete",
                    "deletecollection",
                    "get",
                    "list",
                    "patch",
                    "update",
                    "watch");

    private final ResourceCatalog catalog;

    DiscoveryDocuments(ResourceCatalog catalog) {
        this.catalog = catalog;
    }

    /** The document at this path, if it is one of discovery's. */
    Optional<String> at(String path) {
        String[] parts = path.replaceAll("^/+|/+$", "").split("/");
        if (parts[0].equals("apis") && parts.length == 3) {
            return Optional.of(resources(parts[1], parts[2]));
        }
        return switch (String.join("/", parts)) {
            case "healthz", "livez", "readyz" -> Optional.of("ok");
            case "version" -> Optional.of(version());
            case "api" -> Optional.of(coreVersions());
            case "api/v1" -> Optional.of(resources("", "v1"));
            case "apis" -> Optional.of(groups());
            default -> Optional.empty();
        };
    }

    /** The version of the API that is imitated. */
    private static String version() {
        return Json.text(
                Json.object()
                        .put("major", "1")
                        .put("minor", "34")
                        .put("gitVersion", "v1.34.0-sandbox"));
    }

    private static String coreVersions() {
        ObjectNode document = Json.object().put("kind", "APIVersions");
        document.putArray("versions").add("v1");
        return Json.text(document);
    }

    private String groups() {
        ObjectNode document = Json.object().put("kind", "APIGroupList").put("apiVersion", "v1");
        ArrayNode groups = document.putArray("groups");
        TreeSet<String> names = new TreeSet<>();
        catalog.all().forEach(type -> names.add(type.id().group()));
        names.remove("");
        for (String name : names) {
            TreeSet<String> versions = new TreeSet<>();
            catalog.all().stream()
                    .filter(type -> type.id().group().equals(name))
                    .forEach(type -> versions.addAll(type.versions()));
            ObjectNode group = groups.addObject().put("name", name);
            for (String version : versions) {
                group.withArray("versions").add(groupVersion(name, version));
            }
            group.set("preferredVersion", groupVersion(name, versions.first()));
        }
        return Json.text(document);
    }

    private static ObjectNode groupVersion(String group, String version) {
        return Json.object().put("groupVersion", group + "/" + version).put("version", version);
    }

    private String resources(String group, String version) {
        ObjectNode document = Json.object().put("kind", "APIResourceList").put("apiVersion", "v1");
        document.put("groupVersion", group.isEmpty() ? version : group + "/" + version);
        ArrayNode resources = document.putArray("resources");
        catalog.all().stream()
                .filter(type -> type.id().group().equals(group))
                .filter(type -> type.versions().contains(version))
                .forEach(type -> describe(type, resources));
        if (resources.isEmpty()) {
            throw ApiFailure.unknownPath();
        }
        return Json.text(document);
    }

    private static void describe(ResourceType type, ArrayNode resources) {
        String plural = type.id().resource();
        resources.add(entry(type, plural));
        if (type.has(Trait.StatusSubresource)) {
            resources.add(entry(type, plural + "/status"));
        }
    }

    private static ObjectNode entry(ResourceType type, String name) {
        ObjectNode entry = Json.object().put("name", name).put("kind", type.kind());
        entry.put("singularName", type.kind().toLowerCase(Locale.ROOT));
        entry.put("namespaced", type.has(Trait.Namespaced));
        VERBS.forEach(entry.withArray("verbs")::add);
        return entry;
    }
}
