package io.aihub.cli.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldPathTest {
    private static final String OBJECT =
            """
            {"spec": {"version": "2.0.3", "signals": [{"name": "age", "window": "24h"},
                                                      {"name": "ddimer", "window": "24h"}]},
             "status": {"conditions": [{"type": "Ready", "message": "Serving"}], "none": null}}
            """;

    private static ObjectNode object() throws IOException {
        return (ObjectNode) new ObjectMapper().readTree(OBJECT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ".spec.version | 2.0.3",
                "spec.signals[ddimer].window | 24h",
                "spec.signals[*].name | age,ddimer",
                "status.conditions[Ready].message | Serving",
                ".status.conditions[?(@.type==\"Ready\")].message | Serving",
                ".status.conditions[?(@.type==\"Stable\")].message | ''",
                "status.none | ''",
                "spec.absent.deeper | ''",
            })
    void a_path_finds_what_kubectl_would(String path, String text) throws IOException {
        assertThat(FieldPath.of(path).text(object())).isEqualTo(text);
    }

    @Test
    void a_value_is_set_in_every_item_and_null_removes() throws IOException {
        ObjectNode object = object();
        FieldPath.of("spec.signals[*].window").set(object, TextNode.valueOf("1s"));
        FieldPath.of("spec.made.deep").set(object, TextNode.valueOf("x"));
        FieldPath.of("spec.version").set(object, NullNode.getInstance());
        FieldPath.of("spec.signals[age]").set(object, NullNode.getInstance());
        assertThat(object.get("spec").toString())
                .isEqualTo(
                        "{\"signals\":[{\"name\":\"ddimer\",\"window\":\"1s\"}],\"made\":{\"deep\":\"x\"}}");
    }

    @Test
    void an_item_that_is_not_there_cannot_be_set_below() {
        assertThatThrownBy(
                        () ->
                                FieldPath.of("spec.signals[none].window")
                                        .set(object(), TextNode.valueOf("1s")))
                .hasMessageContaining("nothing is there to set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a..b", "a[", "a[?x]", "a b"})
    void what_is_no_path_is_refused(String text) {
        assertThatThrownBy(() -> FieldPath.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
