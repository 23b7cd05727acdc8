package io.aihub.sandbox.apiserver;

import static io.aihub.sandbox.apiserver.RawClient.WIDGETS;
import static io.aihub.sandbox.apiserver.RawClient.widget;
import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.sandbox.apiserver.RawClient.Answer;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemasTest extends ServerTest {
    private static final String ONE = WIDGETS + "/one";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"color\":3}                 | spec.color: Invalid value: must be of type string",
                "{\"size\":\"big\"}            | spec.size: Invalid value: must be of type integer",
                "{\"size\":1.5}                | spec.size: Invalid value: must be of type integer",
                "{\"size\":1001}               | spec.size: Invalid value: should be less than",
                "{\"finish\":\"Rough\"}        | spec.finish: Unsupported value: \"Rough\"",
                "{\"color\":\"red\"}           | spec.color: Invalid value: should match",
                "{\"color\":\"Redredredred\"}  | spec.color: Invalid value: at most 10",
                "{\"notes\":[\"a\",\"b\",\"c\",\"d\"]} | spec.notes: Invalid value: at most 3",
                "{\"parts\":[{\"count\":1}]}   | spec.parts[0].name: Required value",
                "{\"made\":\"yesterday\"}      | spec.made: Invalid value: must be of type date-time"
            })
    void what_the_schema_forbids_is_422_and_named(String spec, String message) throws IOException {
        Answer created = api.create(WIDGETS, widget("one", spec));
        Answer applied = api.apply(ONE, "a", widget("one", spec));

        assertThat(created.status()).isEqualTo(422);
        assertThat(created.at("/reason")).isEqualTo("Invalid");
        assertThat(created.at("/message")).contains(message);
        assertThat(applied.status()).isEqualTo(422);
        assertThat(api.get(ONE).status()).isEqualTo(404);
    }

    @Test
    void a_status_is_held_to_the_schema_too() throws IOException {
        api.create(WIDGETS, widget("one", "{}"));
        Answer answer = api.merge(ONE + "/status", "{\"status\":{\"state\":7}}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/message")).contains("status.state");
    }

    @Test
    void a_field_that_the_schema_does_not_name_is_dropped() throws IOException {
        Answer answer = api.create(WIDGETS, widget("one", "{\"size\":1,\"unknown\":true}"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().at("/spec").has("unknown")).isFalse();
        assertThat(answer.at("/spec/size")).isEqualTo("1");
    }

    @Test
    void a_free_map_keeps_its_keys() throws IOException {
        Answer answer = api.create(WIDGETS, widget("one", "{\"extra\":{\"any\":\"thing\"}}"));

        assertThat(answer.at("/spec/extra/any")).isEqualTo("thing");
    }
}
