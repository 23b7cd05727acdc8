package io.aihub.e2e.access;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table in a text file: a line a row, its cells two or more blanks apart, and lines that begin
 * with {@code #} for the reader.
 */
final class Table {
    private Table() {}

    static Stream<List<String>> rows(String file) {
        return AccessNamespace.resource(file)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> Arrays.asList(line.strip().split(" {2,}")));
    }
}
