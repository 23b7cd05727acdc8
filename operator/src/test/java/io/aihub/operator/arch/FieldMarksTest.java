package io.aihub.operator.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.aihub.api.v1alpha1.AIModelSpec;
import io.aihub.api.v1alpha1.GovernancePolicySpec;
import io.aihub.api.v1alpha1.MetricSourceSpec;
import io.aihub.api.v1alpha1.ModelDecisionSpec;
import io.aihub.api.v1alpha1.ModelRevisionSpec;
import io.aihub.api.v1alpha1.ReferenceProfileSpec;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the table of marks says is acted on is read by the operator or by what it judges with, and
 * nothing that is read is marked otherwise, unless as refused.
 */
class FieldMarksTest {
    private static final String API = "io.aihub.api";
    private static final Map<String, Class<?>> SPECS =
            Map.of(
                    "AIModel", AIModelSpec.class,
                    "GovernancePolicy", GovernancePolicySpec.class,
                    "MetricSource", MetricSourceSpec.class,
                    "ModelDecision", ModelDecisionSpec.class,
                    "ModelRevision", ModelRevisionSpec.class,
                    "ReferenceProfile", ReferenceProfileSpec.class);

    /** It is read from a snapshot's tree, not from the type. */
    private static final Set<String> BY_SNAPSHOT = Set.of("AIModel version");

    private static Map<String, String> marks() throws IOException {
        Map<String, String> marks = new TreeMap<>();
        Path table =
                Path.of(System.getProperty("aihub.root"))
                        .resolve("crds/src/main/resources/io/aihub/crds/field-marks.txt");
        try (Stream<String> lines = Files.lines(table)) {
            lines.filter(line -> !line.isBlank())
                    .filter(line -> !line.startsWith("#") && !line.startsWith("!"))
                    .map(line -> line.split(" "))
                    .forEach(line -> marks.put(line[0] + " " + line[1], line[2]));
        }
        return marks;
    }

    /** Accessors of the API's records that anything but the API itself calls or refers to. */
    private static Set<String> accessors() {
        Set<String> read = new TreeSet<>();
        for (JavaClass one :
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .withImportOption(location -> !location.contains("-tests.jar"))
                        .importPackages("io.aihub.dossier", "io.aihub.operator")) {
            Stream.concat(
                            one.getMethodCallsFromSelf().stream(),
                            one.getMethodReferencesFromSelf().stream())
                    .map(JavaAccess::getTarget)
                    .filter(target -> target.getOwner().getPackageName().startsWith(API))
                    .forEach(
                            target ->
                                    read.add(target.getOwner().getName() + "#" + target.getName()));
        }
        return read;
    }

    private static void collect(
            String path, Class<?> record, Set<String> accessors, Set<String> read) {
        for (RecordComponent component : record.getRecordComponents()) {
            if (accessors.contains(record.getName() + "#" + component.getName())) {
                below(path + name(component), component.getGenericType(), accessors, read);
            }
        }
    }

    private static void below(String path, Type type, Set<String> accessors, Set<String> read) {
        boolean isList =
                type instanceof ParameterizedType list && list.getRawType() == java.util.List.class;
        Type inner = isList ? ((ParameterizedType) type).getActualTypeArguments()[0] : type;
        String here = isList ? path + "[]" : path;
        if (inner instanceof Class<?> record && record.isRecord() && isOurs(record)) {
            collect(here + ".", record, accessors, read);
        } else {
            read.add(here);
        }
    }

    private static boolean isOurs(Class<?> type) {
        return type.getPackageName().startsWith(API);
    }

    private static String name(RecordComponent component) {
        JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
        return renamed == null ? component.getName() : renamed.value();
    }

    @Test
    void what_is_marked_as_acted_on_is_read_and_what_is_read_is_marked_so() throws IOException {
        Set<String> accessors = accessors();
        Set<String> read = new TreeSet<>(BY_SNAPSHOT);
        SPECS.forEach((kind, type) -> collect(kind + " ", type, accessors, read));
        Set<String> acted = new TreeSet<>();
        Set<String> refused = new TreeSet<>();
        marks().forEach(
                        (field, mark) -> {
                            if (mark.equals("acted")) {
                                acted.add(field);
                            } else if (mark.equals("not-yet")) {
                                refused.add(field);
                            }
                        });
        read.removeAll(refused);
        assertThat(acted).containsExactlyInAnyOrderElementsOf(read);
    }
}
