package io.aihub.cli.check;

import io.aihub.cli.CommandRefusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The files that are meant: those that are named, and all YAML and JSON below folders. */
final class ManifestFiles {
    private ManifestFiles() {}

    static List<Path> of(List<Path> named) {
        return named.stream().flatMap(ManifestFiles::below).distinct().toList();
    }

    private static Stream<Path> below(Path path) {
        if (!Files.isDirectory(path)) {
            return Stream.of(path);
        }
        try (Stream<Path> files = Files.walk(path)) {
            return files
                    .filter(Files::isRegularFile)
                    .filter(ManifestFiles::isManifest)
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new CommandRefusal("the folder " + path + " cannot be read: " + e.getMessage());
        }
    }

    private static boolean isManifest(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
    }
}
