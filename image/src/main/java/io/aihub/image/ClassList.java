package io.aihub.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
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

    /** Adds up what JVMs listed, without what another run would name otherwise. */
    static ClassList ofRuns(List<Path> lists) throws IOException {
        SortedSet<String> names = new TreeSet<>();
        for (Path list : lists) {
            for (String line : Files.readAllLines(list)) {
                String name = line.split(" ")[0];
                boolean lasting =
                        !line.startsWith("#") && !line.startsWith("@") && !line.contains("source:");
                if (lasting && name.contains("/") && !name.contains("0x") && !name.startsWith("[")) {
                    names.add(name);
                }
            }
        }
        return new ClassList(names);
    }

    /** As it is kept. */
    List<String> lines() {
        SortedMap<String, List<String>> packages = new TreeMap<>();
        for (String name : names) {
            int end = name.lastIndexOf('/');
            packages.computeIfAbsent(name.substring(0, end), any -> new ArrayList<>())
                    .add(name.substring(end + 1));
        }
        return packages.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + String.join(" ", entry.getValue()))
                .toList();
    }
}
