package io.aihub.demo.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.aihub.sandbox.apiserver.EmbeddedApiServer;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every example applies against the schemas as they are committed, and says which need it answers.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExamplesOnServerTest {
    private static final Path ROOT =
            Path.of(System.getProperty("aihub.root", "..")).toAbsolutePath().normalize();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private EmbeddedApiServer server;
    private KubernetesClient client;

    @BeforeAll
    void start() throws IOException {
        server = EmbeddedApiServer.start(EmbeddedApiServer.Options.defaults());
        server.loadCrds(ROOT.resolve("crds"));
        client =
                new KubernetesClientBuilder()
                        .withConfig(Config.fromKubeconfig(server.kubeconfig("test")))
                        .build();
    }

    @AfterAll
    void end() {
        client.close();
        server.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void an_example_applies_and_keeps_every_field(String file) throws IOException {
        Path path = ROOT.resolve("examples").resolve(file);
        GenericKubernetesResource wanted =
                YAML.readValue(path.toFile(), GenericKubernetesResource.class);
        if (!List.of("GovernancePolicy", "MetricSource").contains(wanted.getKind())) {
            wanted.getMetadata().setNamespace("default");
        }
        GenericKubernetesResource stored =
                client.resource(wanted).fieldManager("test").forceConflicts().serverSideApply();
        ObjectMapper json = new ObjectMapper();
        assertThat(json.<JsonNode>valueToTree(stored).get("spec"))
                .isEqualTo(json.<JsonNode>valueToTree(wanted).get("spec"));
        assertThat(Files.readString(path)).startsWith("#");
    }

    static Stream<String> files() throws IOException {
        Path examples = ROOT.resolve("examples");
        try (Stream<Path> walk = Files.walk(examples)) {
            return walk
                    .filter(path -> path.toString().endsWith(".yaml"))
                    .map(path -> examples.relativize(path).toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }
}
