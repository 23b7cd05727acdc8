package io.aihub.dossier.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.aihub.dossier.Yaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {
    @Test
    void the_sample_of_rfc_8785_section_3_2_2_is_written_as_the_rfc_writes_it() {
        String sample =
                "{\"numbers\": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],"
                        + "\"string\": \"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\","
                        + "\"literals\": [null, true, false]}";
        assertThat(CanonicalJson.text(Yaml.json(sample)))
                .isEqualTo(
                        "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,"
                                + "1e-27],\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void keys_are_sorted_by_utf_16_code_units_as_in_rfc_8785_section_3_2_3() {
        String sample =
                "{\"\\u20ac\": \"Euro Sign\", \"\\r\": \"Carriage Return\","
                        + "\"\\ufb33\": \"Hebrew Letter Dalet With Dagesh\", \"1\": \"One\","
                        + "\"\\ud83d\\ude00\": \"Emoji: Grinning Face\", \"\\u0080\": \"Control\","
                        + "\"\\u00f6\": \"Latin Small Letter O With Diaeresis\"}";
        assertThat(CanonicalJson.text(Yaml.json(sample)))
                .containsSubsequence(
                        "Carriage Return",
                        "One",
                        "Control",
                        "Latin Small Letter O With Diaeresis",
                        "Euro Sign",
                        "Emoji: Grinning Face",
                        "Hebrew Letter Dalet With Dagesh");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "5e-324, 5e-324",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "9007199254740992, 9007199254740992",
        "295147905179352825856, 295147905179352830000",
        "9.999999999999997e22, 9.999999999999997e+22",
        "1e23, 1e+23",
        "999999999999999700000, 999999999999999700000",
        "0.000001, 0.000001",
        "1.0, 1"
    })
    void numbers_are_written_as_in_appendix_b(String given, String written) {
        assertThat(CanonicalJson.text(Yaml.json("{\"n\":" + given + "}")))
                .isEqualTo("{\"n\":" + written + "}");
    }

    @Test
    void a_bare_value_is_written_too() {
        assertThat(CanonicalJson.text(TextNode.valueOf("a\"b"))).isEqualTo("\"a\\\"b\"");
    }

    @Test
    void the_digest_is_that_of_the_canonical_bytes() {
        assertThat(CanonicalJson.sha256(Yaml.json("{}")))
                .isEqualTo(
                        "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    }
}
