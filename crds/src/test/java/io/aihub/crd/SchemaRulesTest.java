package io.aihub.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aihub.crd.SchemaWalk.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the API, held against every field of every kind. */
class SchemaRulesTest {
    private static final int LARGEST_FILE = 60_000;
    private static final int LARGEST_MODEL_FILE = 120_000;
    private static final List<GeneratedCrd> CRDS = new CrdGeneration().all();

    static List<GeneratedCrd> crds() {
        return CRDS;
    }

    private static List<Place> places(Predicate<Place> filter) {
        return CRDS.stream().flatMap(crd -> SchemaWalk.of(crd).stream()).filter(filter).toList();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
    }

    @Test
    void only_strings_integers_lists_and_objects_are_used() {
        assertThat(places(place -> !place.schema().path("x-kubernetes-int-or-string").asBoolean()))
                .hasSizeGreaterThan(400)
                .allSatisfy(
                        place ->
                                assertThat(place.type())
                                        .isIn("string", "integer", "array", "object"));
    }

    /** kubectl reads such a bare key as true or false, and what was written is lost. */
    @Test
    void no_field_has_a_name_that_yaml_takes_for_a_truth_value() {
        assertThat(places(Place::field))
                .isNotEmpty()
                .noneMatch(
                        place -> place.path().matches("(?i).*\\b(y|n|yes|no|on|off|true|false)"));
    }

    @Test
    void every_string_has_a_largest_length() {
        assertThat(places(place -> place.type().equals("string") && !place.isEnum()))
                .isNotEmpty()
                .allSatisfy(
                        place ->
                                assertThat(place.schema().path("maxLength").asInt())
                                        .isBetween(1, 32_768));
    }

    @Test
    void every_pattern_is_anchored() {
        assertThat(places(place -> place.schema().has("pattern")))
                .isNotEmpty()
                .allSatisfy(
                        place ->
                                assertThat(place.schema().get("pattern").asText())
                                        .startsWith("^")
                                        .endsWith("$"));
    }

    @Test
    void every_integer_has_bounds_and_a_format() {
        assertThat(places(place -> place.type().equals("integer")))
                .isNotEmpty()
                .allSatisfy(
                        place -> {
                            assertThat(place.schema().path("minimum").isIntegralNumber()).isTrue();
                            assertThat(place.schema().path("maximum").isIntegralNumber()).isTrue();
                            assertThat(place.schema().path("format").asText())
                                    .isIn("int32", "int64");
                        });
    }

    @Test
    void every_list_has_a_largest_size_and_a_type() {
        assertThat(places(place -> place.type().equals("array")))
                .isNotEmpty()
                .allSatisfy(
                        place -> {
                            assertThat(place.schema().path("maxItems").asInt()).isPositive();
                            assertThat(place.schema().path("x-kubernetes-list-type").asText())
                                    .isIn("atomic", "set", "map");
                        });
    }

    @Test
    void the_keys_of_a_keyed_list_are_required_fields_of_its_items() {
        assertThat(
                        places(
                                place ->
                                        place.schema()
                                                .path("x-kubernetes-list-type")
                                                .asText()
                                                .equals("map")))
                .isNotEmpty()
                .allSatisfy(
                        place -> {
                            List<String> keys =
                                    texts(place.schema().path("x-kubernetes-list-map-keys"));
                            assertThat(keys).isNotEmpty();
                            assertThat(texts(place.schema().at("/items/required")))
                                    .containsAll(keys);
                        });
    }

    @Test
    void a_set_holds_plain_values() {
        assertThat(
                        places(
                                place ->
                                        place.schema()
                                                .path("x-kubernetes-list-type")
                                                .asText()
                                                .equals("set")))
                .isNotEmpty()
                .allSatisfy(
                        place ->
                                assertThat(place.schema().at("/items/type").asText())
                                        .isEqualTo("string"));
    }

    @Test
    void every_map_has_a_largest_size() {
        assertThat(places(place -> place.schema().has("additionalProperties")))
                .isNotEmpty()
                .allSatisfy(
                        place ->
                                assertThat(place.schema().path("maxProperties").asInt())
                                        .isPositive());
    }

    @Test
    void every_enum_value_is_in_pascal_case_and_there_is_a_choice() {
        assertThat(places(Place::isEnum))
                .isNotEmpty()
                .allSatisfy(
                        place ->
                                assertThat(texts(place.schema().get("enum")))
                                        .hasSizeGreaterThan(1)
                                        .allMatch(value -> value.matches("[A-Z][A-Za-z0-9]*")));
    }

    @Test
    void every_field_is_described_in_a_sentence() {
        assertThat(places(Place::field))
                .hasSizeGreaterThan(400)
                .allSatisfy(
                        place ->
                                assertThat(place.schema().path("description").asText())
                                        .hasSizeGreaterThan(4)
                                        .endsWith("."));
    }

    @Test
    void no_field_has_a_default() {
        assertThat(places(place -> place.schema().has("default"))).isEmpty();
    }

    @Test
    void unknown_fields_are_kept_in_the_content_of_a_revision_only() {
        assertThat(places(place -> place.schema().has("x-kubernetes-preserve-unknown-fields")))
                .extracting(Place::path)
                .containsExactly("ModelRevision.spec.content");
    }

    @Test
    void every_rule_has_a_message_that_fits_one_line() {
        List<JsonNode> rules =
                places(place -> place.schema().has("x-kubernetes-validations")).stream()
                        .flatMap(
                                place ->
                                        StreamSupport.stream(
                                                place.schema()
                                                        .get("x-kubernetes-validations")
                                                        .spliterator(),
                                                false))
                        .toList();
        assertThat(rules)
                .hasSizeGreaterThan(25)
                .allSatisfy(
                        rule ->
                                assertThat(rule.path("message").asText())
                                        .hasSizeBetween(20, 250)
                                        .doesNotContain("\n"));
    }

    @Test
    void conditions_have_the_shape_that_kubernetes_tools_expect() {
        List<Place> conditions = places(place -> place.path().endsWith(".status.conditions"));
        assertThat(conditions)
                .hasSize(2)
                .allSatisfy(
                        place -> {
                            JsonNode item = place.schema().get("items");
                            assertThat(texts(item.get("required")))
                                    .containsExactlyInAnyOrder(
                                            "type",
                                            "status",
                                            "reason",
                                            "message",
                                            "lastTransitionTime");
                            assertThat(texts(item.at("/properties/status/enum")))
                                    .containsExactlyInAnyOrder("True", "False", "Unknown");
                            assertThat(item.at("/properties/lastTransitionTime/format").asText())
                                    .isEqualTo("date-time");
                            assertThat(item.at("/properties/observedGeneration/format").asText())
                                    .isEqualTo("int64");
                            assertThat(texts(place.schema().get("x-kubernetes-list-map-keys")))
                                    .containsExactly("type");
                        });
    }

    @Test
    void only_structural_basics_are_required_of_a_model() {
        JsonNode spec = CRDS.get(0).schema().at("/properties/spec");
        assertThat(Set.copyOf(texts(spec.get("required"))))
                .containsExactlyInAnyOrder(
                        "version",
                        "stage",
                        "hosting",
                        "intendedPurpose",
                        "autonomy",
                        "organization",
                        "roles",
                        "risk",
                        "lineage");
    }

    @Test
    void the_columns_of_a_model_stand_in_reading_order() {
        Stream<JsonNode> columns =
                StreamSupport.stream(
                        CRDS.get(0).version().get("additionalPrinterColumns").spliterator(), false);
        assertThat(columns.map(column -> column.get("name").asText()))
                .containsExactly(
                        "VERSION",
                        "APPROVAL",
                        "SERVING",
                        "READY",
                        "SIGNALS",
                        "CLASS",
                        "UNTIL",
                        "AGE",
                        "RESIDUAL",
                        "HARM-IF-ABSENT",
                        "STAGE",
                        "OWNER",
                        "MESSAGE");
    }

    @ParameterizedTest
    @MethodSource("crds")
    void a_selectable_field_is_a_plain_string_and_there_are_at_most_eight(GeneratedCrd crd) {
        JsonNode fields = crd.version().path("selectableFields");
        assertThat(fields.size()).isLessThanOrEqualTo(8);
        for (JsonNode field : fields) {
            String pointer = field.get("jsonPath").asText().replace(".", "/properties/");
            assertThat(crd.schema().at(pointer).path("type").asText())
                    .as(pointer)
                    .isEqualTo("string");
        }
    }

    @ParameterizedTest
    @MethodSource("crds")
    void a_plain_column_points_at_a_field_that_exists(GeneratedCrd crd) {
        for (JsonNode column : crd.version().get("additionalPrinterColumns")) {
            String path = column.get("jsonPath").asText();
            if (!path.contains("[") && !path.startsWith(".metadata")) {
                assertThat(crd.schema().at(path.replace(".", "/properties/")).isObject())
                        .as(path)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("crds")
    void the_committed_file_stays_small(GeneratedCrd crd) throws IOException {
        String text = Files.readString(Repository.crds().resolve(crd.fileName()));
        assertThat(text.getBytes(StandardCharsets.UTF_8).length)
                .isLessThanOrEqualTo(
                        crd.kind().equals("AIModel") ? LARGEST_MODEL_FILE : LARGEST_FILE);
    }

    @ParameterizedTest
    @MethodSource("crds")
    void the_kind_is_in_our_group_version_and_category(GeneratedCrd crd) {
        assertThat(crd.tree().at("/spec/group").asText()).isEqualTo("aihub.io");
        assertThat(crd.version().get("name").asText()).isEqualTo("v1alpha1");
        assertThat(texts(crd.tree().at("/spec/names/categories"))).containsExactly("aihub");
        assertThat(texts(crd.tree().at("/spec/names/shortNames"))).hasSize(1);
    }
}
