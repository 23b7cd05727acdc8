package io.aihub.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The chart as Helm renders it. */
record Rendered(String text, List<JsonNode> objects) {
    static final String NAMESPACE = "aihub-system";
    private static final String RELEASE = "aihub-operator";

    /** The library believes in 1.20 unless told; this is the oldest that the chart takes. */
    private static final String OLDEST = "1.32.0";

    private static final YAMLMapper YAML = new YAMLMapper();

    /** With the chart's own values, after its definitions, as {@code --include-crds} has it. */
    static Rendered byDefault() {
        return parse(definitions() + on(OLDEST).text());
    }

    /** For a Kubernetes of that version. */
    static Rendered on(String version) {
        return parse(template(version).call());
    }

    /** With these values over the chart's own. */
    static Rendered with(String values) {
        return withFile(values, file -> parse(template(OLDEST).withValuesFile(file).call()));
    }

    static LintResult lint() {
        return helm().lint().strict().call();
    }

    static Rendered parse(String text) {
        try (MappingIterator<JsonNode> all = YAML.readerFor(JsonNode.class).readValues(text)) {
            return new Rendered(
                    text, all.readAll().stream().filter(object -> object.has("kind")).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stream<JsonNode> of(String kind) {
        return objects.stream().filter(object -> kind.equals(object.path("kind").asText()));
    }

    JsonNode one(String kind) {
        return of(kind).findFirst().orElseThrow(() -> new AssertionError("no " + kind));
    }

    JsonNode one(String kind, String name) {
        return of(kind).filter(object -> name.equals(name(object)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
    }

    List<String> names(String kind) {
        return of(kind).map(Rendered::name).toList();
    }

    JsonNode container() {
        return one("Deployment").at("/spec/template/spec/containers/0");
    }

    static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static List<String> texts(JsonNode array) {
        return elements(array).map(JsonNode::asText).toList();
    }

    /** The library's rendering leaves them out. */
    private static String definitions() {
        Path folder = Repository.chart().resolve("crds");
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                all.append("---\n# Source: aihub-operator/crds/")
                        .append(file.getFileName())
                        .append('\n')
                        .append(Files.readString(file).strip())
                        .append('\n');
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TemplateCommand template(String version) {
        return helm().template()
                .withName(RELEASE)
                .withNamespace(NAMESPACE)
                .withKubeVersion(version);
    }

    private static Helm helm() {
        return new Helm(Repository.chart());
    }

    private static <T> T withFile(String content, Function<Path, T> use) {
        try {
            Path file = Files.createTempFile("values", ".yaml");
            try {
                return use.apply(Files.writeString(file, content));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
