package io.aihub.dossier.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.api.v1alpha1.AIModel;
import io.aihub.dossier.Yaml;
import io.aihub.dossier.content.ContentFields;
import io.aihub.dossier.content.ContentPart;
import io.aihub.dossier.definition.Definitions;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the table says of rules and of digests is what rules and digests read. */
class FieldMarksTest {
    private static final Set<String> UNREAD = Set.of("digest", "recorded");

    /** The marks of the fields of a model. */
    private static Map<String, String> marks() {
        Map<String, String> marks = new TreeMap<>();
        Yaml.text("crds/src/main/resources/io/aihub/crds/field-marks.txt")
                .lines()
                .filter(line -> line.startsWith("AIModel "))
                .map(line -> line.split(" "))
                .forEach(line -> marks.put(line[1], line[2]));
        return marks;
    }

    /** Of the complete example, and of every way in which a rule is broken. */
    private static Set<String> fieldsOfRules() {
        RuleRegistry registry = new RuleRegistry();
        Set<String> read = new TreeSet<>(registry.fieldsRead(null));
        Yaml.text("dossier/src/test/resources/io/aihub/dossier/rules/broken-rules.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\\|", 5)[4].strip())
                .forEach(changes -> read.addAll(registry.fieldsRead(Yaml.spec(changed(changes)))));
        Definitions.ofModels()
                .fieldsOfRules()
                .forEach(field -> read.add(field.replaceFirst("^spec\\.?", "")));
        return read;
    }

    private static ObjectNode changed(String changes) {
        ObjectNode spec =
                Yaml.tree(Yaml.read("examples/pe-triage-ct/aimodel.yaml", AIModel.class).getSpec());
        for (String change : changes.split(" ; ")) {
            String[] parts = change.split(" = ", 2);
            Yaml.set(spec, parts[0].strip(), parts[1].strip());
        }
        return spec;
    }

    private static boolean isRead(Set<String> read, String field) {
        String plain = field.replace("[]", "");
        return read.stream().map(one -> one.replace("[]", "")).anyMatch(plain::equals);
    }

    @Test
    void every_field_of_a_content_has_a_mark() {
        Set<String> leaves =
                ContentFields.current().parts().keySet().stream()
                        .filter(field -> !isAbove(field))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(marks().keySet()).isEqualTo(leaves);
    }

    private static boolean isAbove(String field) {
        return ContentFields.current().parts().keySet().stream()
                .anyMatch(other -> other.startsWith(field + "."));
    }

    @Test
    void a_field_that_a_rule_reads_is_not_marked_as_unread_and_the_other_way_round() {
        Set<String> read = fieldsOfRules();
        Map<String, String> wrong = new TreeMap<>();
        marks().forEach(
                        (field, mark) -> {
                            boolean ofRule = isRead(read, field);
                            boolean fits =
                                    switch (mark) {
                                        case "rule" -> ofRule;
                                        case "digest", "recorded" -> !ofRule;
                                        default -> true;
                                    };
                            if (!fits) {
                                wrong.put(field, mark);
                            }
                        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void what_only_the_digest_reads_is_content_and_what_nothing_reads_is_the_register() {
        Map<String, ContentPart> parts = ContentFields.current().parts();
        assertThat(marks())
                .allSatisfy(
                        (field, mark) -> {
                            if (UNREAD.contains(mark)) {
                                assertThat(parts.get(field) == ContentPart.Register)
                                        .as(field)
                                        .isEqualTo(mark.equals("recorded"));
                            }
                        });
    }
}
