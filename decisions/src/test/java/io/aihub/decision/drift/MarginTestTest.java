package io.aihub.decision.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarginTestTest {
    @Test
    void the_critical_psi_matches_the_reference() {
        MarginTest test = new MarginTest(10_000, 1000, 10, 0.1, 0.01);
        assertThat(test.breachCritical()).isCloseTo(0.16455188026592346, within(1e-12));
        assertThat(test.pValue(test.breachCritical())).isCloseTo(0.01, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({
        ".1, 10000, 200, .01, .283",
        ".1, 10000, 500, .01, .198",
        ".1, 10000, 1000, .01, .165",
        ".2, 10000, 200, .01, .424",
        ".2, 2000, 2000, .01, .280",
        ".2, 10000, 1000, .001, .3119"
    })
    void critical_values_match_the_table(
            double delta, long n, long m, double alpha, double expected) {
        assertThat(new MarginTest(n, m, 10, delta, alpha).breachCritical())
                .isCloseTo(expected, within(0.0006));
    }

    @Test
    void the_smallest_detectable_psi_is_detected_with_the_stated_power() {
        MarginTest test = new MarginTest(10_000, 1000, 10, 0.2, 0.001);
        double lambda = test.minDetectable() / test.c();
        double critical = test.breachCritical() / test.c();
        assertThat(new NoncentralChiSquare(9, lambda).sf(critical)).isCloseTo(0.8, within(1e-9));
        assertThat(test.minDetectable()).isGreaterThan(0.2);
    }

    @Test
    void between_the_two_bounds_nothing_is_said() {
        MarginTest test = new MarginTest(10_000, 500, 10, 0.1, 0.01);
        assertThat(test.withinCritical()).isLessThan(test.breachCritical());
        assertThat(test.judge(test.withinCritical() - 1e-9)).isEqualTo(WindowOutcome.WithinLimits);
        assertThat(test.judge(test.withinCritical() + 1e-9)).isEqualTo(WindowOutcome.Inconclusive);
        assertThat(test.judge(test.breachCritical() - 1e-9)).isEqualTo(WindowOutcome.Inconclusive);
        assertThat(test.judge(test.breachCritical() + 1e-9)).isEqualTo(WindowOutcome.Breach);
    }

    @Test
    void two_thousand_windows_without_drift_give_no_breach() {
        assertThat(breaches(0, 2000)).isZero();
    }

    @Test
    void twice_the_shift_that_the_threshold_allows_is_found() {
        // A shift of 0.452 standard deviations has a PSI of 0.2, the threshold.
        assertThat(breaches(2 * 0.452, 2000)).isGreaterThan(1980);
    }

    @Test
    void counts_without_bound_take_no_time_without_bound() {
        MarginTest test = new MarginTest(Long.MAX_VALUE, Long.MAX_VALUE, 20, 100, 0.001);
        assertThat(test.breachCritical()).isGreaterThan(100).isLessThan(101);
        assertThat(test.minDetectable()).isGreaterThan(100).isLessThan(101);
    }

    @Test
    void a_test_that_does_not_exist_is_refused() {
        assertThatThrownBy(() -> new MarginTest(0, 1, 10, 0.1, 0.01))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MarginTest(10, 10, 1, 0.1, 0.01))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MarginTest(10, 10, 10, Double.NaN, 0.01))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MarginTest(10, 10, 10, 0.1, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static int breaches(double shift, int windows) {
        Random random = new Random(20261122);
        int breaches = 0;
        for (int i = 0; i < windows; i++) {
            Comparison comparison =
                    new Comparison(
                                    Samples.normal(random, 10_000, 0),
                                    Samples.normal(random, 400, shift))
                            .merged(DriftAssessor.LEAST_EXPECTED);
            WindowOutcome outcome =
                    MarginTest.of(comparison, 0.2, 0.001).judge(comparison.smoothedPsi());
            breaches += outcome == WindowOutcome.Breach ? 1 : 0;
        }
        return breaches;
    }
}
