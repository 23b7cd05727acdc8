package io.aihub.dossier.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aihub.dossier.Yaml;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContentFieldsTest {
    private final Map<String, ContentPart> parts = ContentFields.current().parts();

    @Test
    void every_field_of_the_spec_has_a_part_and_the_table_names_no_other() {
        assertThat(parts.keySet())
                .containsExactlyInAnyOrderElementsOf(SampleSpec.leaves().keySet());
    }

    @Test
    void the_parts_are_those_of_the_reference() {
        parts.forEach(
                (path, part) -> {
                    String block = path.split("[.\\[]")[0];
                    ContentPart expected =
                            switch (block) {
                                case "version", "hosting", "artifact", "serving" ->
                                        ContentPart.Serving;
                                case "title",
                                        "languages",
                                        "organization",
                                        "roles",
                                        "benefit",
                                        "change",
                                        "hold" ->
                                        ContentPart.Register;
                                default -> ContentPart.Terms;
                            };
                    boolean elastic = path.matches("serving\\.(replicas|resources\\..*)");
                    assertThat(part).as(path).isEqualTo(elastic ? ContentPart.Register : expected);
                });
    }

    @Test
    void sets_and_keyed_lists_are_those_of_the_crd() {
        JsonNode crd = Yaml.read("crds/aihub.io_aimodels.yaml", JsonNode.class);
        JsonNode spec =
                crd.at("/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties");
        for (ContentField field : ContentFields.current().all()) {
            if (field.inList()) {
                JsonNode schema = schema(spec, field);
                assertThat(field.form())
                        .as(field.path())
                        .isEqualTo(
                                switch (schema.path("x-kubernetes-list-type").asText()) {
                                    case "set" -> FieldForm.set;
                                    case "map" -> FieldForm.keyed;
                                    default -> FieldForm.list;
                                });
            }
        }
    }

    private static JsonNode schema(JsonNode properties, ContentField field) {
        JsonNode here = properties;
        JsonNode schema = here;
        for (String step : field.steps()) {
            schema = here.path(step.replace("[]", ""));
            here =
                    step.endsWith("[]")
                            ? schema.path("items").path("properties")
                            : schema.path("properties");
        }
        assertThat(schema.path("type").asText()).as(field.path()).isEqualTo("array");
        return schema;
    }

    @Test
    void an_unknown_version_has_no_table() {
        assertThat(ContentFields.ofVersion(2)).isEmpty();
        assertThat(ContentFields.ofVersion(1)).isPresent();
    }
}
