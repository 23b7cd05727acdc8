package io.aihub.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The committed definitions, held against the previous ones in {@code previous/}. */
class CompatibilityTest {
    private static final Path PREVIOUS = Path.of("src", "test", "resources", "previous");
    private static final Path LIST = PREVIOUS.resolve("accepted-changes.txt");

    @Test
    void nothing_is_taken_away_without_a_reason() throws IOException {
        List<String> unexplained = new ArrayList<>(findings());
        unexplained.removeAll(accepted());
        assertThat(unexplained)
                .as(
                        "the API takes away what the previous definitions gave; undo that, or add to"
                                + " crds/%s, and to the changelog under \"Breaking changes and"
                                + " removals\":%n%s",
                        LIST,
                        unexplained.stream()
                                .map(finding -> finding + " | <reason>")
                                .collect(Collectors.joining("\n")))
                .isEmpty();
    }

    @Test
    void every_reason_is_about_something_that_is_taken_away() throws IOException {
        assertThat(findings())
                .as("crds/%s explains what is no longer so; remove the line", LIST)
                .containsAll(accepted());
    }

    @Test
    void every_previous_kind_is_read() throws IOException {
        assertThat(definitions(PREVIOUS)).hasSizeGreaterThanOrEqualTo(6);
    }

    private static List<String> accepted() throws IOException {
        return List.copyOf(new AcceptedChanges(Files.readAllLines(LIST)).findings());
    }

    private static List<String> findings() throws IOException {
        List<JsonNode> now = definitions(Repository.crds());
        return definitions(PREVIOUS).stream()
                .flatMap(before -> DefinitionChanges.between(before, same(before, now)).stream())
                .toList();
    }

    private static Optional<JsonNode> same(JsonNode before, List<JsonNode> now) {
        return now.stream()
                .filter(
                        other ->
                                DefinitionChanges.kind(other)
                                        .equals(DefinitionChanges.kind(before)))
                .findFirst();
    }

    static List<JsonNode> definitions(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(CompatibilityTest::read)
                    .toList();
        }
    }

    private static JsonNode read(Path file) {
        try {
            return new YAMLMapper().readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
