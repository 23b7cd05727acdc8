package io.aihub.image;

import io.aihub.cli.CommandRefusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The operator as Quarkus lays it out, on one plain class path.
 *
 * <p>Quarkus' own launcher loads classes in a loader of its own, whose classes no archive can hold.
 * In one class path, what was generated and transformed stands before what it was made from.
 *
 * @param folder {@code quarkus-app}
 */
record OperatorFiles(Path folder) {
    /** The one date of all files: no build is told from another by when it ran. */
    static final Instant DATE = Instant.ofEpochSecond(1);

    /** The class that starts it, as Quarkus generates it. */
    static final String MAIN = "io.quarkus.runner.GeneratedMain";

    /** In the order of the class path; each is sorted by name, since a file system has no order. */
    private static final List<String> OWN = List.of("quarkus", "app");

    private static final List<String> LIBRARIES = List.of("lib/main", "lib/boot");

    /** Stands before all, since the classes in it replace others of the same name. */
    private static final String TRANSFORMED = "quarkus/transformed-bytecode.jar";

    /** What belongs to this commit alone, relative to the folder. */
    List<Path> own() {
        List<Path> jars = new ArrayList<>(jars(OWN));
        Path transformed = Path.of(TRANSFORMED);
        if (jars.remove(transformed)) {
            jars.add(0, transformed);
        }
        return jars;
    }

    /** What others wrote, and rarely changes, relative to the folder. */
    List<Path> libraries() {
        return jars(LIBRARIES);
    }

    List<Path> classPath() {
        return Stream.concat(own().stream(), libraries().stream()).toList();
    }

    /**
     * Copies them, with one date for all, so that an archive of their classes holds in the image.
     *
     * @param rewrite of what Quarkus wrote here
     * @throws CommandRefusal when the operator was not built
     */
    OperatorFiles copyTo(Path target, JarRewrite rewrite) throws IOException {
        if (own().isEmpty() || libraries().isEmpty()) {
            throw new CommandRefusal("no operator at " + folder + "; build it with mvn package");
        }
        for (Path jar : classPath()) {
            Path copy = target.resolve(jar);
            Files.createDirectories(copy.getParent());
            if (own().contains(jar)) {
                rewrite.copy(folder.resolve(jar), copy);
            } else {
                Files.copy(folder.resolve(jar), copy);
            }
            Files.setLastModifiedTime(copy, FileTime.from(DATE));
        }
        return new OperatorFiles(target);
    }

    private List<Path> jars(List<String> folders) {
        List<Path> all = new ArrayList<>();
        for (String name : folders) {
            all.addAll(jars(folder.resolve(name)).orElse(List.of()));
        }
        return all;
    }

    private Optional<List<Path>> jars(Path from) {
        if (!Files.isDirectory(from)) {
            return Optional.empty();
        }
        try (Stream<Path> found = Files.list(from)) {
            return Optional.of(
                    found.filter(file -> file.toString().endsWith(".jar"))
                            .map(folder::relativize)
                            .sorted()
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
