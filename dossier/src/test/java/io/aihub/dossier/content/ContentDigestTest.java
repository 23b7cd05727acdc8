package io.aihub.dossier.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.dossier.Yaml;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ContentDigestTest {
    private static final ModelId MODEL = new ModelId("radiology", "pe-triage-ct");
    private static final String SMALL =
            """
            {"version": "1", "stage": "Pilot", "hosting": "Cluster", "autonomy": "Inform",
             "intendedPurpose": "Sorts", "serving": {"image": "r/i@sha256:00"},
             "monitoring": {"signals": [{"name": "a", "kind": "InputDrift", "feature": "age"}]}}
            """;

    private static ContentSnapshot snapshot(JsonNode spec) {
        return ContentSnapshot.of(MODEL, Yaml.spec(spec));
    }

    private static String digest(JsonNode spec) {
        return snapshot(spec).contentDigest();
    }

    static Stream<String> leaves() {
        return SampleSpec.leaves().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("leaves")
    void each_leaf_changes_the_digests_of_its_part_and_no_others(String path) {
        ObjectNode changed = SampleSpec.full(0);
        change(changed, path);
        ContentSnapshot before = snapshot(SampleSpec.full(0));
        ContentSnapshot after = snapshot(changed);
        ContentPart part = ContentFields.current().parts().get(path);
        assertThat(!after.contentDigest().equals(before.contentDigest()))
                .isEqualTo(part != ContentPart.Register);
        assertThat(!after.servingDigest().equals(before.servingDigest()))
                .isEqualTo(part == ContentPart.Serving);
    }

    private static void change(ObjectNode spec, String path) {
        List<String> steps = List.of(path.split("\\."));
        JsonNode here = spec;
        for (String step : steps.subList(0, steps.size() - 1)) {
            JsonNode below = here.get(step.replace("[]", ""));
            here = step.endsWith("[]") ? below.get(0) : below;
        }
        String last = steps.get(steps.size() - 1);
        JsonNode other = SampleSpec.full(1).at(pointer(path));
        if (last.endsWith("[]")) {
            ((ArrayNode) here.get(last.replace("[]", ""))).remove(0);
        } else {
            assertThat(other).isNotEqualTo(here.get(last));
            ((ObjectNode) here).set(last, other);
        }
    }

    private static String pointer(String path) {
        return "/" + path.replace("[]", "/0").replace('.', '/');
    }

    @Property(tries = 200)
    void the_order_of_keys_sets_and_keyed_lists_is_irrelevant(@ForAll long seed) {
        ObjectNode spec = SampleSpec.full(0);
        JsonNode shuffled = shuffled("", spec, new Random(seed));
        assertThat(snapshot(shuffled).contentDigest()).isEqualTo(digest(spec));
        assertThat(snapshot(shuffled).servingDigest()).isEqualTo(snapshot(spec).servingDigest());
    }

    private static JsonNode shuffled(String path, JsonNode node, Random random) {
        if (node instanceof ArrayNode list) {
            List<JsonNode> entries = new ArrayList<>();
            list.forEach(entry -> entries.add(shuffled(path + "[]", entry, random)));
            if (form(path + "[]") != FieldForm.list) {
                Collections.shuffle(entries, random);
            }
            return JsonNodeFactory.instance.arrayNode().addAll(entries);
        }
        if (node.isObject()) {
            List<Map.Entry<String, JsonNode>> fields = new ArrayList<>();
            node.properties().forEach(fields::add);
            Collections.shuffle(fields, random);
            ObjectNode written = JsonNodeFactory.instance.objectNode();
            String prefix = path.isEmpty() ? "" : path + ".";
            fields.forEach(
                    field ->
                            written.set(
                                    field.getKey(),
                                    shuffled(prefix + field.getKey(), field.getValue(), random)));
            return written;
        }
        return node;
    }

    private static FieldForm form(String path) {
        return ContentFields.current().all().stream()
                .filter(field -> field.path().equals(path))
                .map(ContentField::form)
                .findFirst()
                .orElse(FieldForm.set);
    }

    @Property(tries = 200)
    void a_default_said_aloud_is_the_same_content(@ForAll Set<Integer> said) {
        ObjectNode spec = Yaml.json(SMALL);
        ObjectNode aloud = spec.deepCopy();
        List<ContentField> defaulted =
                ContentFields.current().all().stream()
                        .filter(field -> field.standard().isPresent())
                        .toList();
        ObjectNode filled = snapshot(spec).content();
        for (int i = 0; i < defaulted.size(); i++) {
            String path = defaulted.get(i).path();
            JsonNode value = filled.at(pointer(path));
            if (said.contains(i) && !value.isMissingNode()) {
                Yaml.set(aloud, path.replace("[]", ".0"), value.toString());
            }
        }
        assertThat(digest(aloud)).isEqualTo(digest(spec));
    }

    @Test
    void every_default_of_the_table_is_filled_in() {
        ObjectNode small = Yaml.json(SMALL);
        ObjectNode content = snapshot(small).content();
        for (ContentField field : ContentFields.current().all()) {
            if (field.standard().isPresent()) {
                assertThat(content.at(pointer(field.path())).isMissingNode())
                        .as(field.path())
                        .isFalse();
            }
        }
        assertThat(content.at("/monitoring/signals/0/threshold/breach").asText()).isEqualTo("0.2");
        assertThat(content.at("/monitoring/signals/0/action").asText()).isEqualTo("Alert");
        Yaml.set(small, "monitoring.signals.0.kind", "\"OutputDrift\"");
        ObjectNode output = snapshot(small).content();
        assertThat(output.at("/monitoring/signals/0/threshold/breach").asText()).isEqualTo("0.1");
        assertThat(output.at("/monitoring/signals/0/action").asText()).isEqualTo("PausePromotion");
    }

    @Test
    void a_signal_that_is_not_assessed_gets_no_defaults_and_an_external_model_no_serving() {
        ObjectNode small = Yaml.json(SMALL);
        Yaml.set(small, "monitoring.signals.0.kind", "\"Equity\"");
        assertThat(snapshot(small).content().at("/monitoring/signals/0")).hasSize(3);
        Yaml.set(small, "serving", "null");
        assertThat(snapshot(small).content().has("serving")).isFalse();
        Yaml.set(small, "serving", "{\"image\": \"i\", \"protocol\": \"Http\"}");
        assertThat(snapshot(small).content().at("/serving/readiness").isMissingNode()).isTrue();
    }

    @ParameterizedTest(name = "{0}: {1} = {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "monitoring.falseAlarmsPerYear | \"0.20\" | \"0.2\"",
                "monitoring.falseAlarmsPerYear | \"00.2\" | \"0.200\"",
                "monitoring.falseAlarmsPerYear | \"-0.0\" | \"0\"",
                "monitoring.falseAlarmsPerYear | \"100\" | \"100.00\"",
                "monitoring.noDataFor | \"24h\" | \"1440m\"",
                "monitoring.noDataFor | \"90s\" | \"1m30s\"",
                "validity.until | \"2030-01-01T01:00:00+01:00\" | \"2030-01-01T00:00:00.000Z\"",
                "outOfScopeUse | [] | null",
                "clinicalDomain | \"\" | null",
                "supplier | {} | null",
                "supplier | {\"name\": \"\"} | null",
                "placement.allowed | [\"Cloud\", \"EuCloud\"] | [\"EuCloud\", \"Cloud\", \"Cloud\"]",
                "serving.env | [{\"name\": \"A\"}, {\"name\": \"B\"}] | [{\"name\": \"B\"}, {\"name\":"
                        + " \"A\", \"value\": \"\"}]"
            })
    void two_ways_of_saying_one_thing_have_one_digest(String path, String one, String other) {
        assertThat(digest(with(path, one))).isEqualTo(digest(with(path, other)));
    }

    @ParameterizedTest(name = "{0}: {1} and {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "serving.args | [\"-a\", \"-b\"] | [\"-b\", \"-a\"]",
                "serving.args | [\"-a\", \"\"] | [\"-a\"]",
                "serving.command | [\"x\", \"x\"] | [\"x\"]",
                "monitoring.falseAlarmsPerYear | \"0.2\" | \"0.21\"",
                "monitoring.noDataFor | \"24h\" | \"24m\"",
                "outOfScopeUse | [\"a\", \"b\"] | [\"b\", \"a\"]",
                "lineage.datasets | [{\"name\": \"a\", \"individuals\": 9007199254740993}] |"
                        + " [{\"name\": \"a\", \"individuals\": 9007199254740992}]"
            })
    void what_differs_has_another_digest(String path, String one, String other) {
        assertThat(digest(with(path, one))).isNotEqualTo(digest(with(path, other)));
    }

    private static ObjectNode with(String path, String json) {
        ObjectNode spec = Yaml.json(SMALL);
        Yaml.set(spec, path, json);
        return spec;
    }

    @Test
    void equal_content_of_another_model_has_other_digests() {
        JsonNode spec = Yaml.json(SMALL);
        ContentSnapshot here = snapshot(spec);
        for (ModelId other :
                List.of(new ModelId("radiology", "other"), new ModelId("other", "pe-triage-ct"))) {
            ContentSnapshot there = ContentSnapshot.of(other, Yaml.spec(spec));
            assertThat(there.contentDigest()).isNotEqualTo(here.contentDigest());
            assertThat(there.servingDigest()).isNotEqualTo(here.servingDigest());
        }
    }

    /** Worked out with another program from the table, so that it checks the table and the form. */
    @Test
    void digests_of_version_1_stay_what_they_are() {
        ContentSnapshot snapshot = snapshot(Yaml.json(SMALL));
        assertThat(snapshot.contentDigest())
                .isEqualTo(
                        "sha256:84d6d862bc446394fcb4b48758a2558b31839aa43edd8a9d435d4b0bcadcc7ab");
        assertThat(snapshot.servingDigest())
                .isEqualTo(
                        "sha256:b8e672fee0f5c33c5b0c3d6ef33a9c4b44632b64b73826ae256fc4da830fad21");
    }
}
