package io.aihub.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Reads tars whole, and writes small ones. */
final class Tars {
    static final ObjectMapper JSON = new ObjectMapper();

    private Tars() {}

    /** One entry of a tar. */
    record Entry(TarArchiveEntry header, byte[] content) {
        String name() {
            return header.getName();
        }

        JsonNode json() {
            try {
                return JSON.readTree(content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static Map<String, Entry> read(Path tar) throws IOException {
        return read(Files.newInputStream(tar));
    }

    /** The files and folders of a layer, which is compressed. */
    static List<Entry> layer(byte[] content) throws IOException {
        return new ArrayList<>(
                read(new GZIPInputStream(new ByteArrayInputStream(content))).values());
    }

    /** What an entry says, and what is in it when it is a jar: nothing hides by compression. */
    static String text(Entry entry) throws IOException {
        StringBuilder text = new StringBuilder(latin(entry.content()));
        if (entry.name().endsWith(".jar")) {
            try (ZipInputStream in =
                    new ZipInputStream(new ByteArrayInputStream(entry.content()))) {
                while (in.getNextEntry() != null) {
                    text.append(latin(in.readAllBytes()));
                }
            }
        }
        return text.toString();
    }

    private static String latin(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }

    private static Map<String, Entry> read(InputStream stream) throws IOException {
        Map<String, Entry> all = new LinkedHashMap<>();
        try (TarArchiveInputStream in = new TarArchiveInputStream(stream)) {
            for (TarArchiveEntry next = in.getNextEntry(); next != null; next = in.getNextEntry()) {
                all.put(next.getName(), new Entry(next, in.readAllBytes()));
            }
        }
        return all;
    }

    static byte[] of(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(file.getValue().length);
                entry.setModTime(1000L);
                out.putArchiveEntry(entry);
                out.write(file.getValue());
                out.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** A base as {@code docker save} writes one, with one file. */
    static void writeBase(Path tar) throws IOException {
        byte[] layer = of(Map.of("etc/os-release", "ID=none\n".getBytes(StandardCharsets.UTF_8)));
        Path file = Files.write(tar.resolveSibling("layer.tar"), layer);
        String config =
                """
                {"architecture":"amd64","os":"linux","config":{"Env":["PATH=/opt/java/bin"]},
                 "rootfs":{"type":"layers","diff_ids":["sha256:%s"]},"history":[{"created_by":"base"}]}
                """
                        .formatted(BaseComponents.sha256(file));
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("config.json", config.getBytes(StandardCharsets.UTF_8));
        files.put("layer.tar", layer);
        files.put(
                "manifest.json",
                """
                [{"Config":"config.json","RepoTags":["base:1"],"Layers":["layer.tar"]}]
                """
                        .getBytes(StandardCharsets.UTF_8));
        Files.write(tar, of(files));
        Files.delete(file);
    }
}
