package io.aihub.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the operator's files are laid upon: something with a Java that {@code PATH} finds. */
sealed interface BaseImage {

    /**
     * The base that {@code image/base/build} makes, whose Java can be asked for a class-data
     * archive.
     *
     * @param folder with {@code base.tar} and the same files unpacked in {@code root}
     */
    record Built(Path folder) implements BaseImage {
        Path tar() {
            return folder.resolve("base.tar");
        }

        Path root() {
            return folder.resolve("root");
        }

        Path java() {
            return root().resolve("opt/java/bin/java");
        }

        /** What its Java says of itself. */
        Path release() {
            return root().resolve("opt/java/release");
        }

        /**
         * From 24 on Java warns at each start of what Netty does with memory; 17 knows no such
         * option.
         */
        boolean warnsOfUnsafe() throws IOException {
            return Files.readAllLines(release()).stream()
                    .filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.replaceAll("\\D+(\\d+).*", "$1"))
                    .anyMatch(major -> Integer.parseInt(major) >= 24);
        }
    }

    /** An image in a tar, as {@code docker save} writes it. */
    record Saved(Path tar) implements BaseImage {}

    /** An image in a registry. */
    record Named(String reference) implements BaseImage {}

    /** The prefix by which a tar is told from a name. */
    String TAR = "tar://";

    /** Reads what {@code --base} was given. */
    static BaseImage parse(String given) {
        return given.startsWith(TAR)
                ? new Saved(Path.of(given.substring(TAR.length())))
                : new Named(given);
    }
}
