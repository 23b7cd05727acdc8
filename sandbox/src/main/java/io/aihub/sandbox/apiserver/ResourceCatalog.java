package io.aihub.sandbox.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.sandbox.apiserver.ResourceType.Trait;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/** The kinds the server knows: its built-in list and the custom resources defined in it. */
final class ResourceCatalog {
    private static final String BUILTINS = "builtin-resources.csv";

    private final Map<String, ResourceType> types = new ConcurrentSkipListMap<>();

    ResourceCatalog() {
        for (String line : builtinLines()) {
            if (!line.startsWith("#") && !line.isBlank()) {
                add(builtin(line.split(",", -1)));
            }
        }
    }

    Optional<ResourceType> find(GroupResource id) {
        return Optional.ofNullable(types.get(id.qualified()));
    }

    Collection<ResourceType> all() {
        return types.values();
    }

    /** The kind that this path speaks of, or 404 as for a kind nobody has defined. */
    ResourceType require(ApiPath path) {
        return find(path.groupResource())
                .filter(type -> type.versions().contains(path.version()))
                .orElseThrow(ApiFailure::unknownPath);
    }

    void define(ObjectNode crd) {
        add(custom(crd));
    }

    void remove(ObjectNode crd) {
        types.remove(idOf(crd).qualified());
    }

    private void add(ResourceType type) {
        types.put(type.id().qualified(), type);
    }

    private static GroupResource idOf(ObjectNode crd) {
        return new GroupResource(
                Json.at(crd, "spec", "group"), Json.at(crd, "spec", "names", "plural"));
    }

    private static ResourceType custom(ObjectNode crd) {
        List<String> versions = new ArrayList<>();
        JsonNode stored = Json.object();
        for (JsonNode version : crd.path("spec").path("versions")) {
            String name = version.path("name").asText();
            if (version.path("storage").asBoolean()) {
                stored = version;
                versions.add(0, name);
            } else if (version.path("served").asBoolean()) {
                versions.add(name);
            }
        }
        Set<Trait> traits = EnumSet.of(Trait.Generation, Trait.Custom);
        if (Json.at(crd, "spec", "scope").equals("Namespaced")) {
            traits.add(Trait.Namespaced);
        }
        if (stored.path("subresources").has("status")) {
            traits.add(Trait.StatusSubresource);
        }
        Set<String> selectable = new LinkedHashSet<>();
        for (JsonNode field : stored.path("selectableFields")) {
            selectable.add(field.path("jsonPath").asText().replaceFirst("^\\.", ""));
        }
        return new ResourceType(
                idOf(crd),
                List.copyOf(versions),
                Json.at(crd, "spec", "names", "kind"),
                traits,
                selectable,
                new CrdObjectSchema(stored.path("schema").path("openAPIV3Schema")));
    }

    private static ResourceType builtin(String[] column) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        if (column[4].equals("Namespaced")) {
            traits.add(Trait.Namespaced);
        }
        if (column[5].equals("Status")) {
            traits.add(Trait.StatusSubresource);
        }
        if (column[6].equals("Generation")) {
            traits.add(Trait.Generation);
        }
        return new ResourceType(
                new GroupResource(column[0], column[2]),
                List.of(column[1]),
                column[3],
                traits,
                column[7].isBlank() ? Set.of() : Set.of(column[7].split(" ")),
                BuiltinFieldSchema.of(column[2]));
    }

    private static List<String> builtinLines() {
        try (InputStream in = ResourceCatalog.class.getResourceAsStream(BUILTINS)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(BUILTINS, e);
        }
    }
}
