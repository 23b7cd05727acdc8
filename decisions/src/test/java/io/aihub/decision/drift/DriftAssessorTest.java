package io.aihub.decision.drift;

import static io.aihub.decision.drift.Samples.histogram;
import static io.aihub.decision.drift.Samples.terms;
import static io.aihub.decision.drift.Samples.termsWithWarning;
import static io.aihub.decision.drift.Samples.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriftAssessorTest {
    private static final Histogram REFERENCE = histogram(2500, 2500, 2500, 2500);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 0 0 0 | NoData",
                "3 3 2 1 | TooFewToShow",
                "4 3 2 1 | InsufficientData",
                "25 25 25 24 | InsufficientData",
                "250 250 250 250 | WithinLimits",
                "190 220 260 330 | WithinLimits",
                "150 200 280 370 | Inconclusive",
                "50 100 250 600 | Breach",
                "0 0 0 1000 | Breach"
            })
    void counts_end_as_the_outcome_that_they_support(String counts, WindowOutcome expected) {
        WindowVerdict verdict =
                DriftAssessor.assess(window(parsed(counts)), Optional.of(REFERENCE), terms());
        assertThat(verdict.outcome()).as(verdict.message()).isEqualTo(expected);
        assertThat(verdict.value().isPresent())
                .isEqualTo(expected.conclusive() || expected == WindowOutcome.Inconclusive);
    }

    @Test
    void a_verdict_carries_its_arithmetic() {
        WindowVerdict verdict =
                DriftAssessor.assess(
                        window(histogram(50, 100, 250, 600)), Optional.of(REFERENCE), terms());
        assertThat(verdict.message())
                .isEqualTo(
                        "PSI 0.7618 > critical 0.1779 (threshold 0.1, n=10000, m=1000, c=0.0011,"
                                + " 4 bins, df 3, alpha 0.001)");
        assertThat(verdict.referenceCount()).isEqualTo(OptionalLong.of(10_000));
        assertThat(verdict.currentCount()).isEqualTo(OptionalLong.of(1000));
        assertThat(verdict.bins()).isEqualTo(4);
        assertThat(verdict.debiased().getAsDouble())
                .isCloseTo(verdict.value().getAsDouble() - 3 * 0.0011, within(1e-12));
        assertThat(verdict.ksLow().getAsDouble()).isCloseTo(0.35, within(1e-12));
        assertThat(verdict.ksHigh().getAsDouble()).isCloseTo(0.6, within(1e-12));
        assertThat(verdict.warning()).isTrue();
    }

    @Test
    void within_limits_names_the_bound_that_it_keeps() {
        WindowVerdict verdict =
                DriftAssessor.assess(
                        window(histogram(250, 250, 250, 250)), Optional.of(REFERENCE), terms());
        assertThat(verdict.message())
                .startsWith("PSI 0 < within-limits bound 0.07048 ")
                .contains("threshold 0.1");
    }

    @Test
    void a_failure_is_a_source_error_whatever_was_counted() {
        ClosedWindow good = window(histogram(250, 250, 250, 250));
        ClosedWindow failed =
                new ClosedWindow(
                        good.signal(),
                        good.revision(),
                        good.start(),
                        good.end(),
                        good.counts(),
                        Optional.of("pod a: a bucket fell without a restart"),
                        0.5);
        WindowVerdict verdict = DriftAssessor.assess(failed, Optional.of(REFERENCE), terms());
        assertThat(verdict.outcome()).isEqualTo(WindowOutcome.SourceError);
        assertThat(verdict.message()).isEqualTo("pod a: a bucket fell without a restart");
        assertThat(verdict.counts()).isEmpty();
        assertThat(verdict.coverage()).isEqualTo(0.5);
    }

    @Test
    void a_window_without_observations_is_never_within_limits() {
        ClosedWindow good = window(histogram(1));
        ClosedWindow silent =
                new ClosedWindow(
                        good.signal(),
                        good.revision(),
                        good.start(),
                        good.end(),
                        Optional.empty(),
                        Optional.empty(),
                        0);
        assertThat(DriftAssessor.assess(silent, Optional.of(REFERENCE), terms()).outcome())
                .isEqualTo(WindowOutcome.NoData);
    }

    @Test
    void too_few_to_show_publishes_no_number() {
        WindowVerdict verdict =
                DriftAssessor.assess(
                        window(histogram(3, 3, 2, 1)), Optional.of(REFERENCE), terms());
        assertThat(verdict.currentCount()).isEmpty();
        assertThat(verdict.counts()).isEmpty();
        assertThat(verdict.value()).isEmpty();
        assertThat(verdict.message()).isEqualTo("fewer than 10 observations are not shown");
    }

    @Test
    void without_a_reference_the_source_is_at_fault() {
        ClosedWindow window = window(histogram(250, 250, 250, 250));
        for (Optional<Histogram> reference :
                List.of(Optional.<Histogram>empty(), Optional.of(histogram(0, 0, 0, 0)))) {
            WindowVerdict verdict = DriftAssessor.assess(window, reference, terms());
            assertThat(verdict.outcome()).isEqualTo(WindowOutcome.SourceError);
            assertThat(verdict.message()).contains("no reference counts of score");
        }
    }

    @Test
    void bins_without_a_common_edge_are_a_source_error() {
        Histogram other = new Histogram(List.of(0.5), List.of(500L, 500L), 0);
        WindowVerdict verdict =
                DriftAssessor.assess(window(other), Optional.of(REFERENCE), terms());
        assertThat(verdict.outcome()).isEqualTo(WindowOutcome.SourceError);
        assertThat(verdict.message()).contains("share no edge");
    }

    @Test
    void different_edges_are_compared_on_the_common_ones_and_certify_nothing() {
        Histogram other = new Histogram(List.of(0.5, 1.0, 2.0), List.of(125L, 125L, 250L, 500L), 0);
        WindowVerdict verdict =
                DriftAssessor.assess(window(other), Optional.of(REFERENCE), terms());
        assertThat(verdict.outcome()).isEqualTo(WindowOutcome.Inconclusive);
        assertThat(verdict.message())
                .startsWith(
                        "not certified: 1 of the 4 bins of the reference are lost, because the"
                                + " pods have other edges; PSI ");
        assertThat(verdict.bins()).isEqualTo(3);
        assertThat(verdict.value().getAsDouble()).isCloseTo(0, within(1e-4));
    }

    @ParameterizedTest
    @CsvSource({"1, WithinLimits", "0.8, WithinLimits", "0.79, Inconclusive", "0.5, Inconclusive"})
    void a_window_that_missed_pods_is_not_certified(double coverage, WindowOutcome expected) {
        ClosedWindow whole = window(histogram(250, 250, 250, 250));
        ClosedWindow covered =
                new ClosedWindow(
                        whole.signal(),
                        whole.revision(),
                        whole.start(),
                        whole.end(),
                        whole.counts(),
                        Optional.empty(),
                        coverage);
        WindowVerdict verdict = DriftAssessor.assess(covered, Optional.of(REFERENCE), terms());
        assertThat(verdict.outcome()).isEqualTo(expected);
        assertThat(verdict.message().contains("of the pods that should answer"))
                .isEqualTo(expected == WindowOutcome.Inconclusive);
    }

    @Test
    void finer_edges_lose_nothing() {
        Histogram finer =
                new Histogram(
                        List.of(0.5, 1.0, 2.0, 3.0), List.of(125L, 125L, 250L, 250L, 250L), 0);
        assertThat(DriftAssessor.assess(window(finer), Optional.of(REFERENCE), terms()).outcome())
                .isEqualTo(WindowOutcome.WithinLimits);
    }

    @Test
    void a_breach_on_the_bins_that_are_left_is_a_breach() {
        Histogram other = new Histogram(List.of(2.0), List.of(50L, 950L), 0);
        assertThat(DriftAssessor.assess(window(other), Optional.of(REFERENCE), terms()).outcome())
                .isEqualTo(WindowOutcome.Breach);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "100 100 100 100 100 100 100 100 100 100 | WithinLimits",
                "0 500 0 0 0 500 0 0 0 0                 | Breach"
            })
    void edges_that_went_through_floats_give_the_verdict_of_the_exact_ones(
            String counts, WindowOutcome expected) {
        List<Double> exact = List.of(.1, .2, .3, .4, .5, .6, .7, .8, .9);
        List<Double> floats = exact.stream().map(edge -> (double) edge.floatValue()).toList();
        Histogram reference = new Histogram(exact, Collections.nCopies(10, 1000L), 0);
        WindowVerdict onExact =
                DriftAssessor.assess(
                        window(new Histogram(exact, numbers(counts), 0)),
                        Optional.of(reference),
                        terms());
        WindowVerdict onFloats =
                DriftAssessor.assess(
                        window(new Histogram(floats, numbers(counts), 0)),
                        Optional.of(reference),
                        terms());
        assertThat(onFloats.outcome()).isEqualTo(expected);
        assertThat(onFloats.message()).isEqualTo(onExact.message());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9700 300 | 291 9    | 3 %",
                "9700 300 | 300 0    | 3 %",
                "9700 300 | 1000 0   | 3 %",
                "9800 200 | 294 6    | 2 %",
                "9900 100 | 990 10   | 1 %",
                "9500 500 | 285 15   | ''",
                "5000 5000 | 150 150 | ''"
            })
    void a_class_that_could_vanish_unseen_is_never_certified(
            String reference, String counts, String named) {
        WindowVerdict verdict =
                DriftAssessor.assess(
                        window(parsed(counts)),
                        Optional.of(parsed(reference)),
                        termsWithWarning(0.2, 0.2));
        if (named.isEmpty()) {
            assertThat(verdict.outcome()).isEqualTo(WindowOutcome.WithinLimits);
        } else {
            assertThat(verdict.outcome()).isEqualTo(WindowOutcome.Inconclusive);
            assertThat(verdict.message())
                    .startsWith(
                            "not certified: a bin that holds "
                                    + named
                                    + " of the reference could vanish unseen among ");
        }
    }

    @Test
    void bins_that_were_merged_away_are_not_certified() {
        Histogram reference = parsed("4900 4900 100 100");
        WindowVerdict verdict =
                DriftAssessor.assess(window(parsed("49 49 1 1")), Optional.of(reference), terms());
        assertThat(verdict.outcome()).isEqualTo(WindowOutcome.Inconclusive);
        assertThat(verdict.message())
                .startsWith(
                        "not certified: 2 of the 4 bins of the reference are too small for 100"
                                + " observations and were merged away; PSI ");
    }

    @Test
    void guard_bins_that_hold_next_to_nothing_are_no_part_of_the_claim() {
        Histogram reference = parsed("4 5000 5000 0");
        assertThat(
                        DriftAssessor.assess(
                                        window(parsed("0 500 500 0")),
                                        Optional.of(reference),
                                        terms())
                                .outcome())
                .isEqualTo(WindowOutcome.WithinLimits);
    }

    @Test
    void an_input_that_is_constant_says_so() {
        WindowVerdict verdict =
                DriftAssessor.assess(
                        window(histogram(500, 0)), Optional.of(histogram(10_000, 0)), terms());
        assertThat(verdict.outcome()).isEqualTo(WindowOutcome.Inconclusive);
        assertThat(verdict.message())
                .isEqualTo(
                        "nearly constant: one bin holds 100 % of the reference of score, and no"
                                + " second one can be expected to hold 5 observations (n=10000,"
                                + " m=500)");
    }

    @Test
    void fewer_than_two_bins_after_merging_say_nothing() {
        WindowVerdict verdict =
                DriftAssessor.assess(
                        window(histogram(500, 0)), Optional.of(histogram(9000, 3)), terms());
        assertThat(verdict.outcome()).isEqualTo(WindowOutcome.Inconclusive);
        assertThat(verdict.message()).contains("n=9003, m=500");
    }

    @Test
    void missing_observations_do_not_enter() {
        Histogram counts = histogram(250, 250, 250, 250);
        Histogram withMissing = new Histogram(counts.edges(), counts.counts(), 100_000);
        assertThat(
                        DriftAssessor.assess(window(withMissing), Optional.of(REFERENCE), terms())
                                .value())
                .isEqualTo(
                        DriftAssessor.assess(window(counts), Optional.of(REFERENCE), terms())
                                .value());
    }

    @Test
    void above_the_warning_threshold_a_window_warns_without_a_breach() {
        ClosedWindow window = window(histogram(150, 200, 280, 370));
        WindowVerdict warned =
                DriftAssessor.assess(window, Optional.of(REFERENCE), termsWithWarning(0.02, 0.3));
        assertThat(warned.outcome()).isEqualTo(WindowOutcome.WithinLimits);
        assertThat(warned.warning()).isTrue();
        assertThat(DriftAssessor.assess(window, Optional.of(REFERENCE), terms()).warning())
                .isFalse();
    }

    @Test
    void terms_outside_their_range_are_refused_by_name() {
        assertThatThrownBy(() -> terms(4, 3, 1)).hasMessageContaining("count <= of");
        assertThatThrownBy(() -> terms(1, 21, 1)).hasMessageContaining("20");
        assertThatThrownBy(() -> terms(1, 1, 0)).hasMessageContaining("clearWindows");
        assertThatThrownBy(() -> termsWithWarning(0.3, 0.2)).hasMessageContaining("warning");
        assertThatThrownBy(() -> termsWithWarning(0.1, Double.NaN))
                .hasMessageContaining("breach threshold");
    }

    private static Histogram parsed(String counts) {
        return histogram(numbers(counts));
    }

    private static List<Long> numbers(String counts) {
        return Arrays.stream(counts.split(" ")).map(Long::valueOf).toList();
    }
}
