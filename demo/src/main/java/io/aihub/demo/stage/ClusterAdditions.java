package io.aihub.demo.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.aihub.demo.story.DemoStage;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the demo adds to a cluster outside its namespace. What somebody else made is left as it is,
 * and has to be what the demo would have made.
 */
final class ClusterAdditions {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final KubernetesClient client;
    private final List<GenericKubernetesResource> made = new ArrayList<>();

    ClusterAdditions(KubernetesClient client) {
        this.client = client;
    }

    /** The objects of a file, or of all YAML files of a folder in the order of their names. */
    static List<GenericKubernetesResource> objects(Path path) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(path, 1)) {
            files = walk.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
        List<GenericKubernetesResource> objects = new ArrayList<>();
        for (Path file : files) {
            try (MappingIterator<JsonNode> documents =
                    YAML.readerFor(JsonNode.class).readValues(file.toFile())) {
                while (documents.hasNext()) {
                    String json = documents.next().toString();
                    objects.add(Serialization.unmarshal(json, GenericKubernetesResource.class));
                }
            }
        }
        return objects;
    }

    /**
     * Applies an object, or finds that it is there.
     *
     * @throws IOException when somebody else's object of this name says something else
     */
    void add(GenericKubernetesResource object) throws IOException {
        HasMetadata there = client.resource(object).get();
        if (there == null || isOurs(there)) {
            client.resource(labelled(object))
                    .fieldManager(DemoStage.MANAGER)
                    .forceConflicts()
                    .serverSideApply();
            made.add(object);
            return;
        }
        try {
            client.resource(object).dryRun().fieldManager(DemoStage.MANAGER).serverSideApply();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
            throw new IOException(
                    object.getKind()
                            + " "
                            + object.getMetadata().getName()
                            + " is there and differs from this version's; use another cluster");
        }
    }

    private static GenericKubernetesResource labelled(GenericKubernetesResource object) {
        GenericKubernetesResource copy = Serialization.clone(object);
        copy.setMetadata(
                new ObjectMetaBuilder(object.getMetadata())
                        .addToLabels(DemoStage.MADE_BY, DemoStage.MANAGER)
                        .build());
        return copy;
    }

    /** Whether the demo made it, this time or before. */
    static boolean isOurs(HasMetadata object) {
        Map<String, String> labels = object.getMetadata().getLabels();
        return labels != null && DemoStage.MANAGER.equals(labels.get(DemoStage.MADE_BY));
    }

    /**
     * Takes away what it added, the newest first, but for what is still in use.
     *
     * @return what was told to go, and may still be there for a moment
     */
    List<GenericKubernetesResource> remove(Predicate<GenericKubernetesResource> inUse) {
        List<GenericKubernetesResource> going = new ArrayList<>(made);
        Collections.reverse(going);
        going.removeIf(inUse);
        going.forEach(object -> client.resource(object).delete());
        made.clear();
        return going;
    }
}
