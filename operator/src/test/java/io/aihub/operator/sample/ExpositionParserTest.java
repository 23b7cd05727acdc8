package io.aihub.operator.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aihub.operator.sample.ExpositionParser.UnreadableExposition;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpositionParserTest {
    private final ExpositionParser parser = new ExpositionParser(Set.of("up"));

    @Test
    void only_the_metrics_asked_for_are_read_and_the_rest_may_be_anything() {
        List<Series> series =
                parser.parse(
                        "# HELP up x\n\nother{garbage 7\nup 1\nupper 3\n\u0000\u0001\nup{a=\"b\"} 2");

        assertThat(series).extracting(Series::value).containsExactly(1.0, 2.0);
        assertThat(series.get(1).label("a")).isEqualTo("b");
        assertThat(series.get(0).label("a")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "up 1, 1",
        "up  1.5e3 1700000000000, 1500",
        "up +Inf, Infinity",
        "up -Inf, -Infinity",
        "up NaN, NaN",
        "up{} 4, 4",
        "up -2, -2"
    })
    void a_value_is_read_as_the_format_writes_it(String line, double value) {
        assertThat(parser.parse(line + "\r\n")).extracting(Series::value).containsExactly(value);
    }

    @Test
    void escapes_in_label_values_are_undone_and_a_brace_in_one_ends_nothing() {
        Series series = parser.parse("up{a=\"x\\\"y\\\\z\\n}\",b=\"å\"} 1").get(0);

        assertThat(series.label("a")).isEqualTo("x\"y\\z\n}");
        assertThat(series.label("b")).isEqualTo("å");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up",
                "up{",
                "up{a",
                "up{a=",
                "up{a=\"",
                "up{a=\"b",
                "up{a=\"b\\",
                "up{a=\"b\"",
                "up{a=\"b\"}",
                "up{a='b'} 1",
                "up{a=\"b\"} patient-4711",
                "up one",
                "up{{}} 1"
            })
    void a_broken_line_names_its_number_and_never_its_content(String line) {
        assertThatThrownBy(() -> parser.parse("# c\n" + line))
                .isExactlyInstanceOf(UnreadableExposition.class)
                .hasMessage("line 2 of the metrics is not in the Prometheus text format");
    }

    @Test
    void a_line_with_very_many_labels_is_read_in_one_go() {
        String labels = "a=\"\",".repeat(400_000);

        assertThat(parser.parse("up{" + labels + "} 3")).extracting(Series::value).contains(3.0);
    }

    @Property(tries = 3000)
    void any_text_is_read_or_refused_without_a_word_of_it(@ForAll("texts") String text) {
        try {
            assertThat(parser.parse(text)).allMatch(series -> series.name().equals("up"));
        } catch (UnreadableExposition refused) {
            assertThat(refused)
                    .hasMessageMatching(
                            "line \\d+ of the metrics is not in the Prometheus text format")
                    .hasNoCause();
        }
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces =
                Arbitraries.of(
                        "up",
                        "{",
                        "}",
                        "\"",
                        "\\",
                        "=",
                        ",",
                        " ",
                        "\n",
                        "a",
                        "1",
                        "NaN",
                        "#",
                        "le",
                        "\\n",
                        "+Inf",
                        "-",
                        "up{a=\"b\"} 1\n",
                        "é",
                        "\u0000");
        return pieces.list().ofMaxSize(30).map(list -> String.join("", list));
    }
}
