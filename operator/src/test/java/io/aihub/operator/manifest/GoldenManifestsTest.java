package io.aihub.operator.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.aihub.api.v1alpha1.serving.Serving;
import io.aihub.operator.kubernetes.Labels;
import io.aihub.operator.kubernetes.ModelRef;
import io.aihub.operator.manifest.Workload.Register;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * From {@code golden/<case>/in-workload.yaml} to {@code out-*.yaml}. After a wanted change: {@code
 * make generate}, and read the difference before committing it.
 */
@Tag("generated")
class GoldenManifestsTest {
    static final Path GOLDEN = Path.of("src", "test", "resources", "golden");
    private static final String IN = "in-workload.yaml";
    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory())
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /**
     * One case as it is written down.
     *
     * @param traffic {@code Yes} when the Service points at these pods
     */
    record Case(
            String name,
            String namespace,
            String uid,
            String servingDigest,
            String version,
            int replicas,
            Traffic traffic,
            Serving serving) {
        enum Traffic {
            Yes,
            No
        }

        static Case read(Path folder) throws IOException {
            return YAML.readValue(folder.resolve(IN).toFile(), Case.class);
        }

        ModelRef model() {
            return new ModelRef(namespace, name, uid);
        }

        Workload workload() {
            return new Workload(
                    model(),
                    servingDigest,
                    version,
                    serving,
                    new Register(replicas, serving.resources()));
        }

        Map<String, HasMetadata> build() {
            Map<String, HasMetadata> objects = new TreeMap<>();
            objects.put("out-deployment.yaml", new DeploymentManifests().build(workload()));
            objects.put(
                    "out-service.yaml",
                    new ServiceManifests()
                            .build(
                                    model(),
                                    Optional.of(Labels.shortDigest(servingDigest))
                                            .filter(digits -> traffic == Traffic.Yes),
                                    serving.port()));
            return objects;
        }
    }

    static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(GOLDEN)) {
            List<Path> found = folders.filter(Files::isDirectory).sorted().toList();
            assertThat(found).isNotEmpty();
            return found;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_manifests_are_as_written_down(Path folder) throws IOException {
        for (Map.Entry<String, HasMetadata> object : Case.read(folder).build().entrySet()) {
            Path golden = folder.resolve(object.getKey());
            String yaml = Serialization.asYaml(object.getValue());
            if (Boolean.getBoolean("aihub.generate")) {
                Files.writeString(golden, yaml);
            }
            assertThat(golden).hasContent(yaml);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void every_file_of_a_case_is_used(Path folder) throws IOException {
        Set<String> used = new TreeSet<>(Case.read(folder).build().keySet());
        used.add(IN);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(used);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void building_twice_gives_the_same_objects(Path folder) throws IOException {
        assertThat(Case.read(folder).build()).isEqualTo(Case.read(folder).build());
    }
}
