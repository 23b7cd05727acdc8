package io.aihub.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.cloud.tools.jib.api.ImageReference;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarFile;

/**
 * The tar that engines and nodes take: an OCI layout, with Docker's {@code manifest.json} beside
 * it, as {@code docker save} writes it. Jib writes either one of them, and names the image in a way
 * that containerd doesn't read.
 */
final class PortableArchive {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String INDEX = "index.json";
    private static final String BLOBS = "blobs/sha256/";

    /** As containerd and Docker spell the registry that a name without one means. */
    private static final String HUB = "registry-1.docker.io";

    private PortableArchive() {}

    /**
     * Writes it.
     *
     * @param layout an OCI layout in a tar
     * @param name the image's name in it
     * @return the digest of its manifest, {@code sha256:} before it
     */
    static String write(Path layout, ImageReference name, Path target) throws IOException {
        Path begun = target.resolveSibling("." + target.getFileName() + ".part");
        try (TarFile from = new TarFile(layout)) {
            Map<String, TarArchiveEntry> entries = new TreeMap<>();
            from.getEntries().forEach(entry -> entries.put(entry.getName(), entry));
            JsonNode index = JSON.readTree(content(from, entries.get(INDEX)));
            JsonNode described = index.at("/manifests/0");
            String digest = described.path("digest").asText();
            JsonNode manifest = JSON.readTree(content(from, entries.get(blob(digest))));
            String config = manifest.at("/config/digest").asText();
            JsonNode platform = JSON.readTree(content(from, entries.get(blob(config))));
            try (TarArchiveOutputStream to =
                    new TarArchiveOutputStream(
                            new BufferedOutputStream(Files.newOutputStream(begun)))) {
                put(
                        to,
                        "oci-layout",
                        JSON.writeValueAsBytes(Map.of("imageLayoutVersion", "1.0.0")));
                put(to, INDEX, JSON.writeValueAsBytes(index(described, platform, name)));
                put(to, "manifest.json", JSON.writeValueAsBytes(docker(manifest, name)));
                for (TarArchiveEntry entry : entries.values()) {
                    if (entry.getName().startsWith(BLOBS) && entry.isFile()) {
                        copy(from, entry, to);
                    }
                }
            }
            Files.move(begun, target, StandardCopyOption.REPLACE_EXISTING);
            return digest;
        } finally {
            Files.deleteIfExists(begun);
        }
    }

    private static JsonNode index(JsonNode described, JsonNode platform, ImageReference name) {
        ObjectNode index = JSON.createObjectNode();
        index.put("schemaVersion", 2);
        index.put("mediaType", "application/vnd.oci.image.index.v1+json");
        ObjectNode entry = index.putArray("manifests").addObject();
        entry.set("mediaType", described.path("mediaType"));
        entry.set("digest", described.path("digest"));
        entry.set("size", described.path("size"));
        entry.putObject("annotations")
                .put("io.containerd.image.name", full(name))
                .put("org.opencontainers.image.ref.name", name.getTag().orElse("latest"));
        ObjectNode shown = entry.putObject("platform");
        shown.set("architecture", platform.path("architecture"));
        shown.set("os", platform.path("os"));
        return index;
    }

    private static JsonNode docker(JsonNode manifest, ImageReference name) {
        ObjectNode image = JSON.createObjectNode();
        image.put("Config", blob(manifest.at("/config/digest").asText()));
        image.putArray("RepoTags").add(familiar(name));
        var layers = image.putArray("Layers");
        manifest.path("layers").forEach(layer -> layers.add(blob(layer.path("digest").asText())));
        return JSON.createArrayNode().add(image);
    }

    /** The name in full, by which containerd and so a kubelet knows it. */
    static String full(ImageReference name) {
        String registry = name.getRegistry().equals(HUB) ? "docker.io" : name.getRegistry();
        return registry + "/" + name.getRepository() + ":" + name.getTag().orElse("latest");
    }

    /** The name as people write it, which Docker stores. */
    static String familiar(ImageReference name) {
        return full(name).replaceFirst("^docker\\.io/(library/)?", "");
    }

    private static String blob(String digest) {
        return BLOBS + digest.substring(digest.indexOf(':') + 1);
    }

    private static byte[] content(TarFile from, TarArchiveEntry entry) throws IOException {
        try (InputStream stream = from.getInputStream(entry)) {
            return stream.readAllBytes();
        }
    }

    private static void put(TarArchiveOutputStream to, String name, byte[] content)
            throws IOException {
        to.putArchiveEntry(entry(name, content.length));
        to.write(content);
        to.closeArchiveEntry();
    }

    private static void copy(TarFile from, TarArchiveEntry entry, TarArchiveOutputStream to)
            throws IOException {
        to.putArchiveEntry(entry(entry.getName(), entry.getSize()));
        try (InputStream stream = from.getInputStream(entry)) {
            stream.transferTo(to);
        }
        to.closeArchiveEntry();
    }

    private static TarArchiveEntry entry(String name, long size) {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(size);
        entry.setMode(0644);
        entry.setIds(0, 0);
        entry.setNames("", "");
        entry.setModTime(OperatorFiles.DATE.toEpochMilli());
        return entry;
    }
}
