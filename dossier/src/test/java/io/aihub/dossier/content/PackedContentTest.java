package io.aihub.dossier.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedContentTest {
    private final ObjectMapper json = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"b\":1,\"a\":[true,null,{\"c\":{}}]}",
                "{\"n\":[0.1,1.0,-0.0,1e300,12345678901234567890,9007199254740993,1e-7]}",
                "{\"t\":\"quote \\\" line \\n line separator \\u2028 \\u00e5 \\ud83d\\ude00\"}",
                "{\"raw\":\"{\\\"not\\\":1}\"}",
            })
    void packed_content_is_unpacked_and_written_as_what_it_was(String text)
            throws JsonProcessingException {
        JsonNode content = json.readTree(text);
        JsonNode packed = PackedContent.pack(content);

        assertThat(packed.isObject()).isFalse();
        assertThat(PackedContent.unpack(packed)).isEqualTo(content);
        assertThat(json.readTree(json.writeValueAsString(packed))).isEqualTo(content);
        assertThat(PackedContent.pack(content)).isEqualTo(packed).hasSameHashCodeAs(packed);
        assertThat(PackedContent.pack(packed)).isSameAs(packed);
        assertThat(PackedContent.unpack(content)).isSameAs(content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[1]", "7", "\"{}\""})
    void what_is_no_object_stays_as_it_is(String text) throws JsonProcessingException {
        JsonNode content = json.readTree(text);

        assertThat(PackedContent.pack(content)).isSameAs(content);
        assertThat(PackedContent.unpack(content)).isSameAs(content);
        assertThat(PackedContent.pack(NullNode.getInstance())).isSameAs(NullNode.getInstance());
    }
}
