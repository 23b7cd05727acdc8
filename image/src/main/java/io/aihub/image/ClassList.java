package io.aihub.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The classes that the operator loads, as the JVM listed them when the demo was played with it.
 * They are kept in the repository: two runs load them in different order, and an archive of the
 * same list is the same.
 */
record ClassList(SortedSet<String> names) {

    /** Reads a line a package: its name, a colon, and the classes in it. */
    static ClassList read(Path file) throws IOException {
        SortedSet<String> names = new TreeSet<>();
        for (String line : Files.readAllLines(file)) {
            int colon = line.indexOf(": ");
            if (!line.startsWith("#") && colon > 0) {
                for (String name : line.substring(colon + 2).split(" ")) {
                    names.add(line.substring(0, colon) + "/" + name);
                }
            }
        }
        return new ClassList(names);
    }
}
