package io.aihub.cli.check;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads a file as kubectl would: YAML of several documents, or JSON; a List is its items. */
final class ManifestReader {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private ManifestReader() {}

    static List<Manifest> read(Path file) throws UnreadableFile {
        String text = text(file);
        List<Manifest> read = new ArrayList<>();
        if (text.stripLeading().startsWith("{")) {
            json(file.toString(), text, read);
        } else {
            for (YamlDocument document : YamlDocument.all(text)) {
                add(new Manifest(file.toString(), document.tree(), document.lines()), read);
            }
        }
        return read;
    }

    private static String text(Path file) throws UnreadableFile {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new UnreadableFile(0, "there is no such file");
        } catch (CharacterCodingException e) {
            throw new UnreadableFile(0, "it is not text in UTF-8");
        } catch (IOException e) {
            throw new UnreadableFile(0, "it cannot be read: " + e.getMessage());
        }
    }

    private static void json(String file, String text, List<Manifest> read) throws UnreadableFile {
        try (JsonParser parser = JSON.createParser(text);
                MappingIterator<JsonNode> trees = JSON.readValues(parser, JsonNode.class)) {
            while (trees.hasNextValue()) {
                add(new Manifest(file, trees.nextValue(), Map.of()), read);
            }
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new UnreadableFile(line, e.getOriginalMessage());
        } catch (IOException e) {
            throw new UnreadableFile(0, "it cannot be read: " + e.getMessage());
        }
    }

    private static void add(Manifest manifest, List<Manifest> read) {
        boolean list = manifest.kind().endsWith("List") && manifest.tree().path("items").isArray();
        if (!list) {
            read.add(manifest);
            return;
        }
        int place = 0;
        for (JsonNode item : manifest.tree().path("items")) {
            String name = item.path("name").asText(String.valueOf(place));
            String prefix = "items[" + name + "]";
            read.add(
                    new Manifest(
                            manifest.file(), item, YamlDocument.below(prefix, manifest.lines())));
            place++;
        }
    }
}
