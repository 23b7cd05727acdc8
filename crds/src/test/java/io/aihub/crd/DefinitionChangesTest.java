package io.aihub.crd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.aihub.crd.SchemaWalk.Place;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One definition, made narrower or wider in every way that is known. */
class DefinitionChangesTest {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String SCHEMA = "/spec/versions/0/schema/openAPIV3Schema";
    private static final String DEFINITION =
            """
            spec:
              group: aihub.io
              scope: Namespaced
              names: {kind: Scan, plural: scans, singular: scan, shortNames: [sc, scn], categories: [aihub]}
              versions:
              - name: v1
                served: true
                selectableFields: [{jsonPath: .spec.site}]
                subresources: {status: {}}
                schema:
                  openAPIV3Schema:
                    type: object
                    x-kubernetes-validations: [{rule: 'self.a < 1', message: a is small}]
                    required: [site]
                    properties:
                      site: {type: string, minLength: 2, maxLength: 9, pattern: '^[a-z]+$', description: Where.}
                      note: {type: string, nullable: true}
                      dose: {type: integer, format: int32, minimum: 1, maximum: 10}
                      kind: {type: string, enum: [Ct, Mri]}
                      any: {type: object, x-kubernetes-preserve-unknown-fields: true}
                      views:
                        type: array
                        minItems: 1
                        maxItems: 8
                        x-kubernetes-list-type: map
                        x-kubernetes-list-map-keys: [name]
                        items: {type: object, required: [name], properties: {name: {type: string}, size: {type: integer}}}
                      labels: {type: object, maxProperties: 4, additionalProperties: {type: string, maxLength: 5}}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/properties/note | - | Scan.note: the field is gone",
                "/properties/views/items/properties/size | - | Scan.views[].size: the field is gone",
                "/properties/site/maxLength | 8 | Scan.site: maxLength was 9, is 8",
                "/properties/note/maxLength | 8 | Scan.note: maxLength was not there, is 8",
                "/properties/site/minLength | 3 | Scan.site: minLength was 2, is 3",
                "/properties/site/pattern | '\"^[a-f]+$\"' | Scan.site: pattern was ^[a-z]+$, is ^[a-f]+$",
                "/properties/note/pattern | '\"^[a-f]+$\"' | Scan.note: pattern was not there, is ^[a-f]+$",
                "/properties/note/format | date | Scan.note: format was not there, is date",
                "/properties/note/nullable | - | Scan.note: nullable was true, is not there",
                "/properties/dose/minimum | 2 | Scan.dose: minimum was 1, is 2",
                "/properties/dose/maximum | 9 | Scan.dose: maximum was 10, is 9",
                "/properties/dose/multipleOf | 2 | Scan.dose: multipleOf was not there, is 2",
                "/properties/dose/type | string | Scan.dose: type was integer, is string",
                "/properties/dose/exclusiveMaximum | true | Scan.dose: exclusiveMaximum was not there, is true",
                "/properties/kind/enum | '[Ct]' | Scan.kind: the value Mri is gone",
                "/properties/note/enum | '[Ct]' | Scan.note: only some values are taken now",
                "/properties/note/default | x | Scan.note: default was not there, is x",
                "/properties/any/x-kubernetes-preserve-unknown-fields | - "
                        + "| Scan.any: x-kubernetes-preserve-unknown-fields was true, is not there",
                "/properties/views/minItems | 2 | Scan.views: minItems was 1, is 2",
                "/properties/views/maxItems | 7 | Scan.views: maxItems was 8, is 7",
                "/properties/views/x-kubernetes-list-type | atomic "
                        + "| Scan.views: x-kubernetes-list-type was map, is atomic",
                "/properties/views/x-kubernetes-list-map-keys | '[name, size]' "
                        + "| 'Scan.views: x-kubernetes-list-map-keys was [\"name\"], is [\"name\",\"size\"]'",
                "/properties/views/items/required | '[name, size]' | Scan.views[].size: is now required",
                "/required | '[site, dose]' | Scan.dose: is now required",
                "/properties/labels/maxProperties | 3 | Scan.labels: maxProperties was 4, is 3",
                "/properties/labels/additionalProperties/maxLength | 4 | Scan.labels{}: maxLength was 5, is 4",
                "/properties/labels/additionalProperties | false "
                        + "| 'Scan.labels{}: additionalProperties was {\"type\":\"string\",\"maxLength\":5}, is false'",
                "/x-kubernetes-validations | '[{rule: self.a < 1}, {rule: self.b < 1}]' | Scan: the rule is new: self.b < 1",
                "/x-kubernetes-validations | '[{rule: self.a < 0}]' | Scan: the rule is new: self.a < 0",
                "/properties/note/oneOf | '[{maxLength: 2}]' "
                        + "| 'Scan.note: oneOf was not there, is [{\"maxLength\":2}]'",
            })
    void what_narrows_a_schema_is_told(String place, String value, String finding)
            throws IOException {
        assertThat(changes(SCHEMA + place, value)).containsExactly(finding);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/spec/group | clinic.io | Scan: spec/group was aihub.io, is clinic.io",
                "/spec/scope | Cluster | Scan: spec/scope was Namespaced, is Cluster",
                "/spec/names/plural | scanning | Scan: spec/names/plural was scans, is scanning",
                "/spec/names/shortNames | '[sc]' | Scan: spec/names/shortNames lacks scn",
                "/spec/names/categories | '[]' | Scan: spec/names/categories lacks aihub",
                "/spec/versions/0/name | v2 | Scan: the version v1 is gone",
                "/spec/versions/0/served | false | Scan: the version v1 is no longer served",
                "/spec/versions/0/subresources/status | - | Scan: the subresource status is gone",
                "/spec/versions/0/selectableFields | - | Scan: selectableFields lacks .spec.site",
            })
    void what_a_definition_loses_is_told(String place, String value, String finding)
            throws IOException {
        assertThat(changes(place, value)).containsExactly(finding);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/properties/site/description | Elsewhere.",
                "/properties/site/maxLength | 10",
                "/properties/site/maxLength | -",
                "/properties/site/minLength | 1",
                "/properties/site/pattern | -",
                "/properties/dose/format | -",
                "/properties/dose/minimum | 0",
                "/properties/kind/enum | '[Mri, Ct, Us]'",
                "/properties/kind/enum | -",
                "/properties/site/nullable | true",
                "/properties/more | '{type: string, maxLength: 3}'",
                "/properties/views/items/properties/more | '{type: object, required: [x], properties: {x: {type: string}}}'",
                "/required | '[]'",
                "/x-kubernetes-validations | '[{rule: self.a < 1, message: other words}]'",
                "/x-kubernetes-validations | -",
            })
    void what_widens_a_schema_is_no_finding(String place, String value) throws IOException {
        assertThat(changes(SCHEMA + place, value)).isEmpty();
    }

    @Test
    void a_renamed_field_is_one_that_is_gone() throws IOException {
        JsonNode now = YAML.readTree(DEFINITION);
        ObjectNode fields = (ObjectNode) now.at(SCHEMA + "/properties");
        fields.set("remark", fields.remove("note"));
        assertThat(DefinitionChanges.between(YAML.readTree(DEFINITION), Optional.of(now)))
                .containsExactly("Scan.note: the field is gone");
    }

    @Test
    void a_kind_that_is_gone_is_told() throws IOException {
        assertThat(DefinitionChanges.between(YAML.readTree(DEFINITION), Optional.empty()))
                .containsExactly("Scan: the kind is gone");
    }

    static List<GeneratedCrd> crds() {
        return new CrdGeneration().all();
    }

    @ParameterizedTest
    @MethodSource("crds")
    void every_field_of_ours_is_missed_when_it_goes(GeneratedCrd crd) {
        JsonNode schema = crd.schema().deepCopy();
        for (Place place : SchemaWalk.of(crd)) {
            List<String> fields = List.copyOf(names(place.schema().path("properties")));
            for (String field : fields) {
                ObjectNode properties = (ObjectNode) place.schema().get("properties");
                JsonNode removed = properties.remove(field);
                assertThat(SchemaChanges.between(crd.kind(), schema, crd.schema()))
                        .containsExactly(place.path() + "." + field + ": the field is gone");
                properties.set(field, removed);
            }
        }
    }

    @Test
    void a_line_of_the_list_needs_a_reason() {
        assertThatThrownBy(() -> new AcceptedChanges(List.of("Scan.note: the field is gone")))
                .hasMessageContaining("no reason");
        assertThatThrownBy(() -> new AcceptedChanges(List.of("Scan.note: the field is gone |  ")))
                .hasMessageContaining("no reason");
        assertThat(
                        new AcceptedChanges(
                                        List.of(
                                                "# words",
                                                "",
                                                "Scan: the rule is new: a || b | nobody has b"))
                                .findings())
                .containsExactly("Scan: the rule is new: a || b");
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    /** The findings when the value at a place is another one; a hyphen takes it away. */
    private static List<String> changes(String place, String value) throws IOException {
        JsonNode now = YAML.readTree(DEFINITION);
        JsonPointer pointer = JsonPointer.compile(place);
        ObjectNode parent = (ObjectNode) now.at(pointer.head());
        String name = pointer.last().getMatchingProperty();
        if (value.equals("-")) {
            assertThat(parent.remove(name)).as("nothing was there to take away").isNotNull();
        } else {
            parent.set(name, YAML.readTree(value));
        }
        return DefinitionChanges.between(YAML.readTree(DEFINITION), Optional.of(now));
    }
}
