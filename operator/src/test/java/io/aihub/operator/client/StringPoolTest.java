package io.aihub.operator.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import org.junit.jupiter.api.Test;

class StringPoolTest {
    private final ObjectMapper mapper = new ObjectMapper();

    StringPoolTest() {
        new LenientReading().customize(mapper);
    }

    @Test
    void equal_short_texts_are_one_and_long_ones_are_left_alone() throws JsonProcessingException {
        String text = "{\"data\": {\"a\": \"%s\"}}";

        assertThat(value(text.formatted("radiology"))).isSameAs(value(text.formatted("radiology")));
        assertThat(value(text.formatted("x".repeat(129)))).isEqualTo("x".repeat(129));
    }

    @Test
    void more_texts_than_are_kept_are_read_as_they_stand() throws JsonProcessingException {
        for (int i = 0; i < 25_000; i++) {
            assertThat(value("{\"data\": {\"a\": \"" + i + "\"}}")).isEqualTo(String.valueOf(i));
        }
    }

    @Test
    void what_is_no_text_is_read_as_before() throws JsonProcessingException {
        assertThat(value("{\"data\": {\"a\": null}}")).isNull();
        assertThat(value("{\"data\": {\"a\": 7}}")).isEqualTo("7");
    }

    private String value(String json) throws JsonProcessingException {
        return mapper.readValue(json, ConfigMap.class).getData().get("a");
    }
}
