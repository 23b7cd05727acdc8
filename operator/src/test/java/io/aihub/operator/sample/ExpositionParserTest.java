package io.aihub.operator.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aihub.operator.sample.ExpositionParser.UnreadableExposition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
        "up -2, -2",
        "up Inf, Infinity",
        "up nan, NaN",
        "up .5, 0.5",
        "up 5., 5",
        "up +7E0, 7",
        "up 1 -1700000000000, 1",
        "up 1 # {trace_id=\"x\"} 0.67 1700000000.5, 1",
        "up 1 1700000000.5 # {}, 1",
        "'up\t3\t1700000000000', 3",
        "'\t up { } 3', 3",
        "'up{}3', 3"
    })
    void a_value_is_read_as_the_format_writes_it(String line, double value) {
        assertThat(parser.parse(line + "\r\n")).extracting(Series::value).containsExactly(value);
    }

    @Test
    void escapes_in_label_values_are_undone_and_a_brace_in_one_ends_nothing() {
        Series series =
                parser.parse("up{a=\"x\\\"y\\\\z\\n}\",b=\"å\",c=\"C:\\data, 1\"} 1").get(0);

        assertThat(series.label("c")).isEqualTo("C:\\data, 1");

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
                "up{{}} 1",
                "up{,} 1",
                "up{=\"b\"} 1",
                "up{1=\"b\"} 1",
                "up{a:b=\"b\"} 1",
                "up{a=\"b\"c=\"d\"} 1",
                "up{a=\"b\",,c=\"d\"} 1",
                "up{a=\"b\",a=\"c\"} 1",
                "up 1d",
                "up 0x1p3",
                "up 1 yesterday",
                "up 1 2 3"
            })
    void a_broken_line_names_its_number_and_never_its_content(String line) {
        assertThatThrownBy(() -> parser.parse("# c\n" + line))
                .isExactlyInstanceOf(UnreadableExposition.class)
                .hasMessage("line 2 of the metrics is not in the Prometheus text format");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up{a=\"b\",c=\"d\"} 1",
                "up{ a=\"b\" , c=\"d\" } 1",
                "up{a = \"b\",c\t=\t\"d\",} 1",
                "up {c=\"d\", a=\"b\"}\t1",
                "  up\t{\ta=\"b\"\t,\tc=\"d\"\t}\t1\t",
            })
    void blanks_and_tabs_may_stand_between_any_two_tokens(String line) {
        Series series = parser.parse(line).get(0);

        assertThat(series.labels()).containsOnly(Map.entry("a", "b"), Map.entry("c", "d"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up 1\nup 1",
                "up 1\nup 2",
                "up{} 1\nup 1",
                "up{a=\"b\",c=\"d\"} 1\n# TYPE up gauge\nup{ c=\"d\", a=\"b\" } 1",
                "up{a=\"\\n\\\\\"} 1\nup{a=\"\\n\\\\\"} 1 1700000000000",
                "up{a=\"b\"} 1\nup{a=\"b\",c=\"\"} 1",
                "up{le=\"1\"} 1\nup{le=\"1.0\"} 1",
                "up{le=\"0\"} 1\nup{le=\"-0.0\"} 1",
                "up{le=\"1000\"} 1\nup{le=\"1e3\"} 1",
                "up{le=\"+Inf\"} 1\nup{le=\"Inf\"} 1",
                "up{le=\"x\"} 1\nup{le=\"x\"} 1"
            })
    void a_series_that_is_there_twice_is_refused_by_its_name(String text) {
        assertThatThrownBy(() -> parser.parse(text))
                .isExactlyInstanceOf(UnreadableExposition.class)
                .hasMessage("up is shown twice with the same labels");
    }

    @Test
    void series_that_differ_in_one_label_are_two() {
        String text = "up{a=\"1\"} 1\nup{a=\"1.0\"} 1\nup{a=\"\\\\n\"} 1\nup{a=\"\\n\"} 1\nup 1";

        assertThat(parser.parse(text)).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html>\n<html><title>Sign in</title></html>",
                "{\"error\": \"unauthorized\"}",
                "other 1\nIt works!",
                "\u001f\u008b\b\u0000",
                "other"
            })
    void an_answer_without_a_wanted_metric_has_to_be_an_exposition_all_the_same(String text) {
        assertThatThrownBy(() -> parser.parse(text))
                .isExactlyInstanceOf(UnreadableExposition.class)
                .hasMessage("the answer is not in the Prometheus text format");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# EOF\n", "other{a=\"b\"} 1\nthird 2 # {} 1\n# EOF\n"})
    void an_exposition_of_other_metrics_shows_none(String text) {
        assertThat(parser.parse(text)).isEmpty();
    }

    @Test
    void a_line_with_very_many_labels_is_read_in_one_go() {
        String labels =
                IntStream.range(0, 200_000)
                        .mapToObj(i -> "a" + i + "=\"\",")
                        .collect(Collectors.joining());

        assertThat(parser.parse("up{" + labels + "} 3")).extracting(Series::value).contains(3.0);
    }

    @Property(tries = 3000)
    void any_text_is_read_or_refused_without_a_word_of_it(@ForAll("texts") String text) {
        try {
            assertThat(parser.parse(text)).allMatch(series -> series.name().equals("up"));
        } catch (UnreadableExposition refused) {
            assertThat(refused)
                    .hasMessageMatching(
                            "(line \\d+ of the metrics|the answer) is not in the Prometheus text"
                                    + " format|up is shown twice with the same labels")
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
