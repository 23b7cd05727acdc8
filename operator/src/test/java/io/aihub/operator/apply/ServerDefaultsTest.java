package io.aihub.operator.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What Kubernetes 1.34.4 shows of the golden manifests, defaults and left-out zeros included, is no
 * reason to write. {@code shown/<case>-<kind>.yaml} is the output of {@code kubectl create
 * --dry-run=server -o yaml -f golden/<case>/out-<kind>.yaml}.
 */
class ServerDefaultsTest {
    private static final Path RESOURCES = Path.of("src", "test", "resources");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    static List<Path> shown() throws IOException {
        try (Stream<Path> files = Files.list(RESOURCES.resolve("shown"))) {
            List<Path> all = files.sorted().toList();
            assertThat(all).hasSize(5);
            return all;
        }
    }

    @ParameterizedTest
    @MethodSource("shown")
    void what_a_real_api_server_adds_and_leaves_out_is_no_reason_to_write(Path shown)
            throws IOException {
        ObjectNode actual = (ObjectNode) YAML.readTree(shown.toFile());
        ObjectNode wanted = (ObjectNode) YAML.readTree(golden(shown).toFile());

        assertThat(new SubsetComparison().holds(wanted, actual)).isTrue();
        assertThat(new OwnParts().strays(wanted, actual)).isFalse();
    }

    private static Path golden(Path shown) {
        String name = shown.getFileName().toString();
        int dash = name.lastIndexOf('-');
        return RESOURCES
                .resolve("golden")
                .resolve(name.substring(0, dash))
                .resolve("out-" + name.substring(dash + 1));
    }
}
