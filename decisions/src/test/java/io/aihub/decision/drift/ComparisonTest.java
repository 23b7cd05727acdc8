package io.aihub.decision.drift;

import static io.aihub.decision.drift.Samples.histogram;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {
    private static final Map<String, Comparison> INPUTS =
            Map.of(
                    "evidently6",
                    new Comparison(
                            histogram(16, 18, 16, 14, 12, 12), histogram(16, 16, 16, 16, 16, 8)),
                    "identical",
                    new Comparison(histogram(10, 20, 30, 40), histogram(10, 20, 30, 40)),
                    "scaled",
                    new Comparison(histogram(10, 20, 30, 40), histogram(100, 200, 300, 400)),
                    "shift10",
                    new Comparison(
                            histogram(100, 100, 100, 100, 100, 100, 100, 100, 100, 100),
                            histogram(60, 70, 80, 90, 100, 100, 110, 120, 130, 140)),
                    "disjoint",
                    new Comparison(histogram(50, 50, 0, 0), histogram(0, 0, 50, 50)),
                    "newcategory",
                    new Comparison(histogram(500, 300, 200, 0), histogram(490, 300, 200, 10)));

    private static final Map<String, ToDoubleFunction<Comparison>> STATISTICS =
            Map.ofEntries(
                    Map.entry("psi", Comparison::psi),
                    Map.entry("smoothedPsi", Comparison::smoothedPsi),
                    Map.entry("kl", Comparison::kullbackLeibler),
                    Map.entry("jsNats", Comparison::jensenShannonNats),
                    Map.entry("js", Comparison::jensenShannon),
                    Map.entry("hellinger", Comparison::hellinger),
                    Map.entry("tv", Comparison::totalVariation),
                    Map.entry("linf", Comparison::chebyshev),
                    Map.entry("ksLow", Comparison::ksLow),
                    Map.entry("ksHigh", Comparison::ksHigh),
                    Map.entry("chi2", c -> c.chiSquare().statistic()),
                    Map.entry("df", c -> c.chiSquare().df()),
                    Map.entry("p", c -> c.chiSquare().pValue()),
                    Map.entry("v", Comparison::cramersV));

    @ParameterizedTest
    @CsvSource({
        "psi, .037218381577, 0, 0, .062579099784, Infinity, Infinity",
        "smoothedPsi, .034510121263, 0, 9.265557937693e-05, .061930237344, 9.049255915375,"
                + " .030585875823",
        "kl, .018308704612, 0, 0, .030625460085, Infinity, Infinity",
        "jsNats, .068048196177, 0, 0, .088177861885, .832554611158, .059084590694",
        "js, .081734213306, 0, 0, .105912405868, 1, .070967825897",
        "hellinger, .068127743710, 0, 0, .088310514818, 1, .070889020091",
        "tv, .068181818182, 0, 0, .1, 1, .01",
        "linf, .045454545455, 0, 0, .04, .5, .01",
        "ksLow, .045454545455, 0, 0, .1, 1, .01",
        "ksHigh, .204545454545, .4, .4, .2, 1, .5",
        "chi2, 1.622408963585, 0, 0, 30.916738098055, 200, 10.101010101010",
        "df, 5, 3, 3, 9, 3, 3",
        "p, .898526239403, 1, 1, 3.059261686e-04, 4.2185e-43, .017726741411657",
        "v, .096011628190, 0, 0, .124331689641, 1, .071066905452"
    })
    void statistics_match_the_reference(ArgumentsAccessor row) {
        String statistic = row.getString(0);
        List<String> inputs =
                List.of("evidently6", "identical", "scaled", "shift10", "disjoint", "newcategory");
        for (int i = 0; i < inputs.size(); i++) {
            double expected = row.getDouble(i + 1);
            double found = STATISTICS.get(statistic).applyAsDouble(INPUTS.get(inputs.get(i)));
            if (Double.isInfinite(expected)) {
                assertThat(found).as(inputs.get(i)).isInfinite();
            } else {
                assertThat(found).as(inputs.get(i)).isCloseTo(expected, within(1e-9));
            }
        }
    }

    @Test
    void a_vanishing_p_value_keeps_its_digits() {
        double p = INPUTS.get("disjoint").chiSquare().pValue();
        assertThat(p).isCloseTo(4.2185e-43, within(1e-47));
    }

    @ParameterizedTest
    @CsvSource({"0, 3.0013818e-04", ".02, .0722136148", ".05, .5780009945", ".1, .9840511281"})
    void margin_p_values_match_the_reference(double delta, double expected) {
        Comparison shift10 = INPUTS.get("shift10");
        double p = MarginTest.of(shift10, delta, 0.01).pValue(shift10.smoothedPsi());
        assertThat(p).isCloseTo(expected, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // nothing to merge, first bins, last bins into the one before, everything
                "50 50 50 50 | 50 50 50 50 | 50 50 50 50",
                "2 2 2 94 | 1 2 2 95 | 6 94",
                "94 2 2 2 | 95 2 2 1 | 94 6",
                "3 2 90 3 2 | 3 2 90 2 3 | 5 90 5",
                "2 2 90 3 3 | 3 2 90 3 2 | 94 6",
                "40 2 2 2 2 40 | 40 2 2 2 2 40 | 40 6 42",
                "2 1 1 | 1 2 1 | 4",
                "5000 100 4900 | 45 10 45 | 5000 5000",
                "5000 500 4500 | 45 10 45 | 5000 500 4500",
                "0 0 50 0 50 | 0 0 50 0 50 | 50 50"
            })
    void bins_are_merged_until_five_are_expected(
            String reference, String current, String expected) {
        Comparison merged = new Comparison(parsed(reference), parsed(current)).merged(5);
        assertThat(merged.reference().counts()).isEqualTo(parsed(expected).counts());
        assertThat(merged.m()).isEqualTo(parsed(current).total());
    }

    @Test
    void different_edges_are_coarsened_to_the_common_ones() {
        Histogram reference = new Histogram(List.of(1.0, 2.0, 3.0), List.of(1L, 2L, 3L, 4L), 7);
        Histogram current = new Histogram(List.of(0.5, 2.0, 9.0), List.of(10L, 20L, 30L, 40L), 8);
        Optional<Comparison> common = Comparison.onCommonEdges(reference, current);
        assertThat(common)
                .contains(
                        new Comparison(
                                new Histogram(List.of(2.0), List.of(3L, 7L), 7),
                                new Histogram(List.of(2.0), List.of(30L, 70L), 8)));
    }

    @Test
    void without_a_common_edge_there_is_no_comparison() {
        Histogram reference = new Histogram(List.of(1.0), List.of(1L, 2L), 0);
        Histogram current = new Histogram(List.of(1.5), List.of(1L, 2L), 0);
        assertThat(Comparison.onCommonEdges(reference, current)).isEmpty();
    }

    @Test
    void both_zeros_are_the_same_edge() {
        Histogram reference = new Histogram(List.of(0.0), List.of(1L, 2L), 0);
        Histogram current = new Histogram(List.of(-0.0), List.of(1L, 2L), 0);
        assertThat(Comparison.onCommonEdges(reference, current)).isPresent();
    }

    @Test
    void an_empty_sample_is_refused() {
        assertThatThrownBy(() -> new Comparison(histogram(0, 0), histogram(1, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("empty sample");
    }

    @Test
    void edges_that_are_not_finite_and_counts_too_large_to_add_are_refused() {
        assertThatThrownBy(() -> new Histogram(List.of(Double.NaN), List.of(1L, 2L), 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> histogram(Long.MAX_VALUE, Long.MAX_VALUE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> histogram(1, 2).coarsened(List.of(1.5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1.5");
    }

    private static Histogram parsed(String counts) {
        return histogram(
                Arrays.stream(counts.trim().split(" ")).mapToLong(Long::parseLong).toArray());
    }
}
