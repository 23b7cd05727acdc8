package io.aihub.e2e.tables;

import io.aihub.e2e.rig.ControlPlane;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The files beside these tests, as they stand in the repository. */
final class Resources {
    private Resources() {}

    static Path of(ControlPlane cluster) {
        return cluster.home().resolve("e2e/src/test/resources/tables");
    }

    static String text(ControlPlane cluster, String file) {
        try {
            return Files.readString(of(cluster).resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of a table without its comments, cut at the bars. */
    static List<List<String>> rows(ControlPlane cluster, String file) {
        return text(cluster, file)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .toList();
    }
}
