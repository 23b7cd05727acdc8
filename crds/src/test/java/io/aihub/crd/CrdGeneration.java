package io.aihub.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.GovernancePolicy;
import io.aihub.api.v1alpha1.MetricSource;
import io.aihub.api.v1alpha1.ModelDecision;
import io.aihub.api.v1alpha1.ModelRevision;
import io.aihub.api.v1alpha1.ReferenceProfile;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes all definitions from the Java types. */
final class CrdGeneration {
    /** Every kind, with the sentence that {@code kubectl explain} begins with. */
    private static final Map<Class<? extends HasMetadata>, String> KINDS = kinds();

    private final ObjectMapper mapper = new ObjectMapper();
    private final ListTypes listTypes = new ListTypes();
    private final FieldMarks marks = new FieldMarks();

    private static Map<Class<? extends HasMetadata>, String> kinds() {
        Map<Class<? extends HasMetadata>, String> kinds = new LinkedHashMap<>();
        kinds.put(
                AIModel.class,
                "A model: what is asked for, its register entry, and what answers now.");
        kinds.put(
                ModelRevision.class,
                "An immutable snapshot of a model's content and its history. Written by the operator only.");
        kinds.put(
                ModelDecision.class,
                "A decision of a person about one exact content, or about a model. Create-only.");
        kinds.put(
                ReferenceProfile.class,
                "Histograms that say what \"no drift\" means for a model. Immutable.");
        kinds.put(
                GovernancePolicy.class,
                "Rules, quorum, validity and grace for the models it selects: law as data.");
        kinds.put(MetricSource.class, "Where counts come from. Set up by a cluster administrator.");
        return kinds;
    }

    /** All definitions, in the order of {@link #KINDS}. */
    List<GeneratedCrd> all() {
        Map<String, JsonNode> raw = generate();
        List<GeneratedCrd> all = new ArrayList<>();
        KINDS.forEach(
                (type, description) ->
                        all.add(finish(type, description, raw.get(type.getSimpleName()))));
        if (!listTypes.unused().isEmpty()) {
            throw new IllegalStateException("list types of no list: " + listTypes.unused());
        }
        return all;
    }

    private Map<String, JsonNode> generate() {
        Map<String, JsonNode> raw = new LinkedHashMap<>();
        CRDPostProcessor capture =
                new CRDPostProcessor() {
                    @Override
                    public HasMetadata process(HasMetadata crd, String version) {
                        JsonNode tree = mapper.valueToTree(crd);
                        raw.put(tree.at("/spec/names/kind").asText(), tree);
                        return crd;
                    }
                };
        try {
            Path scratch = Files.createDirectories(Path.of("target", "generated-crds"));
            new CRDGenerator()
                    .customResourceClasses(KINDS.keySet())
                    .withPostProcessor(capture)
                    .inOutputDir(scratch.toFile())
                    .generate();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return raw;
    }

    private GeneratedCrd finish(Class<?> type, String description, JsonNode tree) {
        String kind = type.getSimpleName();
        ObjectNode version = (ObjectNode) tree.at("/spec/versions/0");
        ObjectNode schema = (ObjectNode) version.at("/schema/openAPIV3Schema");
        ObjectNode properties = (ObjectNode) schema.get("properties");
        if (!version.has("subresources")) {
            properties.remove("status");
        }
        schema.put("description", description);
        describe(properties, "spec", "What is asked for.");
        describe(properties, "status", "What was found. Written by the operator only.");
        schema.putArray("required").add("spec");
        new SchemaPolish(listTypes).polish(kind, schema);
        marks.write(kind, (ObjectNode) properties.get("spec"));
        sortColumns(type, (ArrayNode) version.get("additionalPrinterColumns"));
        String plural = tree.at("/spec/names/plural").asText();
        return new GeneratedCrd(
                kind, "aihub.io_" + plural + ".yaml", tree, new CrdYamlWriter().write(tree));
    }

    private static void describe(ObjectNode properties, String name, String description) {
        if (properties.has(name)) {
            ((ObjectNode) properties.get(name)).put("description", description);
        }
    }

    /** The generator sorts by path; people read in the order of the annotations. */
    private static void sortColumns(Class<?> type, ArrayNode columns) {
        List<String> order =
                Arrays.stream(type.getAnnotationsByType(AdditionalPrinterColumn.class))
                        .map(AdditionalPrinterColumn::name)
                        .toList();
        List<JsonNode> sorted = new ArrayList<>();
        columns.forEach(sorted::add);
        sorted.sort(Comparator.comparing(column -> order.indexOf(column.get("name").asText())));
        sorted.stream()
                .filter(column -> column.path("priority").asInt() == 0)
                .forEach(column -> ((ObjectNode) column).remove("priority"));
        columns.removeAll().addAll(sorted);
    }
}
