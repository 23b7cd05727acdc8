package io.aihub.operator.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlSafeWritingTest {
    private final ObjectMapper mapper = new ObjectMapper();
    private final ObjectMapper yaml = new ObjectMapper(new YAMLFactory());

    YamlSafeWritingTest() {
        new YamlSafeWriting().customize(mapper);
    }

    @Test
    void every_character_is_the_same_text_to_a_reader_of_json_and_of_yaml() throws Exception {
        StringBuilder all = new StringBuilder();
        for (int character = 0; character <= 0x1ffff; character++) {
            if (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE) {
                all.appendCodePoint(character);
            }
        }
        Map<String, String> object = Map.of("text", all.toString());

        String text = mapper.writeValueAsString(object);

        assertThat(new ObjectMapper().readTree(text).at("/text").asText().contentEquals(all))
                .isTrue();
        assertThat(yaml.readTree(text).at("/text").asText().contentEquals(all)).isTrue();
    }

    @Test
    void letters_and_pictures_stay_as_they_are() throws JsonProcessingException {
        String text = "\"Smärta i bröstet \ud83e\udee0 ä½\"";

        assertThat(mapper.writeValueAsString(mapper.readValue(text, String.class))).isEqualTo(text);
    }
}
