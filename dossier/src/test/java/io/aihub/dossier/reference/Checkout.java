package io.aihub.dossier.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where things lie in the checkout; the build hands in its root. */
final class Checkout {
    private static final Path ROOT = Path.of(System.getProperty("aihub.root"));

    private Checkout() {}

    static Path path(String relative) {
        return ROOT.resolve(relative);
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of a folder by name, without those of folders in it. */
    static List<Path> files(String folder, String suffix) {
        try (Stream<Path> files = Files.list(path(folder))) {
            return files.filter(file -> file.getFileName().toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every page that people read: those at the top, and those under docs. */
    static List<Path> pages() {
        return Stream.of(".", "docs", "docs/adr", "docs/reference")
                .flatMap(folder -> files(folder, ".md").stream())
                .map(Path::normalize)
                .toList();
    }
}
