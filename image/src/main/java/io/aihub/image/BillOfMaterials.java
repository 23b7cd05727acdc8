package io.aihub.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The list of what is in the image, CycloneDX: of what Maven resolved, that which is there by name;
 * what is there besides, by digest; and the base. It has no time, and its number follows from its
 * content.
 */
final class BillOfMaterials {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final ObjectNode resolved;

    private BillOfMaterials(ObjectNode resolved) {
        this.resolved = resolved;
    }

    /** What {@code cyclonedx-maven-plugin} wrote of the operator's module. */
    static BillOfMaterials of(Path file) throws IOException {
        return new BillOfMaterials((ObjectNode) JSON.readTree(file.toFile()));
    }

    /**
     * Writes that of an image.
     *
     * @param digest of the image's manifest
     */
    void write(OperatorFiles files, BaseImage base, String digest, Path target) throws IOException {
        Map<String, Path> jars = new TreeMap<>();
        for (Path jar : files.classPath()) {
            jars.put(jar.getFileName().toString(), files.folder().resolve(jar));
        }
        List<JsonNode> components = new ArrayList<>();
        for (JsonNode component : resolved.path("components")) {
            if (jars.remove(fileName(component)) != null) {
                components.add(component);
            }
        }
        jars.put(LaunchJar.NAME, files.folder().resolve(LaunchJar.NAME));
        // The operator itself is what the list is of; Quarkus names its jar without the group.
        JsonNode own = resolved.at("/metadata/component");
        jars.remove(own.path("name").asText() + "-" + own.path("version").asText() + ".jar");
        for (Map.Entry<String, Path> made : jars.entrySet()) {
            components.add(BaseComponents.file(made.getKey(), made.getValue()));
        }
        components.addAll(BaseComponents.of(base));
        Files.writeString(target, text(components, digest), StandardCharsets.UTF_8);
    }

    private String text(List<JsonNode> components, String digest) throws IOException {
        ObjectNode bill = resolved.deepCopy();
        bill.remove(List.of("serialNumber", "externalReferences"));
        ObjectNode metadata = (ObjectNode) bill.path("metadata");
        metadata.remove("timestamp");
        ArrayNode properties = metadata.withArray("/properties");
        properties.addObject().put("name", "aihub:image:manifest").put("value", digest);
        ArrayNode list = bill.putArray("components");
        Set<String> kept = new HashSet<>();
        kept.add(metadata.at("/component/bom-ref").asText());
        for (JsonNode component : components) {
            list.add(component);
            kept.add(component.path("bom-ref").asText());
        }
        bill.set("dependencies", dependencies(kept));
        String content = JSON.writeValueAsString(bill);
        bill.put(
                "serialNumber",
                "urn:uuid:" + UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)));
        return JSON.writeValueAsString(bill) + "\n";
    }

    /** Without those that lead to something that is not in the image. */
    private ArrayNode dependencies(Set<String> kept) {
        ArrayNode all = JSON.createArrayNode();
        for (JsonNode dependency : resolved.path("dependencies")) {
            if (kept.contains(dependency.path("ref").asText())) {
                ObjectNode one = all.addObject();
                one.set("ref", dependency.path("ref"));
                ArrayNode on = one.putArray("dependsOn");
                for (JsonNode ref : dependency.path("dependsOn")) {
                    if (kept.contains(ref.asText())) {
                        on.add(ref);
                    }
                }
            }
        }
        return all;
    }

    /** As Quarkus names a library's file: group, artifact, version, and a classifier. */
    private static String fileName(JsonNode component) {
        String purl = component.path("purl").asText();
        int classifier = purl.indexOf("classifier=");
        String suffix = "";
        if (classifier >= 0) {
            suffix = "-" + purl.substring(classifier + "classifier=".length()).split("&")[0];
        }
        return component.path("group").asText()
                + "."
                + component.path("name").asText()
                + "-"
                + component.path("version").asText()
                + suffix
                + ".jar";
    }
}
