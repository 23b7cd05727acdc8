package io.aihub.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FieldMarksTest {
    @Test
    void every_field_of_every_spec_has_one_mark_and_every_mark_its_field() {
        Set<String> leaves = new TreeSet<>();
        for (GeneratedCrd crd : new CrdGeneration().all()) {
            collect(crd.kind() + " ", crd.schema().at("/properties/spec"), leaves);
        }
        assertThat(new FieldMarks().marks().keySet()).containsExactlyInAnyOrderElementsOf(leaves);
    }

    private static void collect(String path, JsonNode schema, Set<String> leaves) {
        schema.path("properties")
                .properties()
                .forEach(
                        field -> {
                            JsonNode property = field.getValue();
                            JsonNode items = property.path("items");
                            String here = path + field.getKey();
                            if (items.has("properties")) {
                                collect(here + "[].", items, leaves);
                            } else if (property.has("properties")) {
                                collect(here + ".", property, leaves);
                            } else {
                                leaves.add(here + (items.isMissingNode() ? "" : "[]"));
                            }
                        });
    }
}
