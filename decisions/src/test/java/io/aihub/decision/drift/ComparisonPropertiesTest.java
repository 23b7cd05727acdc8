package io.aihub.decision.drift;

import static io.aihub.decision.drift.Samples.comparison;
import static io.aihub.decision.drift.Samples.histogram;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ComparisonPropertiesTest {
    private static final double ROUNDING = 1e-9;

    /** Distances that merging bins can only lower. */
    private static final List<ToDoubleFunction<Comparison>> DIVERGENCES =
            List.of(
                    Comparison::psi,
                    Comparison::kullbackLeibler,
                    Comparison::jensenShannon,
                    Comparison::hellinger,
                    Comparison::totalVariation,
                    Comparison::ksLow,
                    c -> c.chiSquare().statistic());

    /** Distances with the same value whichever sample comes first. */
    private static final List<ToDoubleFunction<Comparison>> SYMMETRIC =
            List.of(
                    Comparison::psi,
                    Comparison::smoothedPsi,
                    Comparison::jensenShannon,
                    Comparison::hellinger,
                    Comparison::totalVariation,
                    Comparison::chebyshev,
                    Comparison::ksLow,
                    Comparison::ksHigh,
                    Comparison::cramersV);

    @Property(tries = 500)
    void distances_are_symmetric_and_never_negative(@ForAll("pairs") Comparison pair) {
        Comparison swapped = new Comparison(pair.current(), pair.reference());
        for (ToDoubleFunction<Comparison> distance : SYMMETRIC) {
            double value = distance.applyAsDouble(pair);
            assertThat(value).isGreaterThanOrEqualTo(0);
            assertSame(distance.applyAsDouble(swapped), value);
        }
    }

    @Property(tries = 300)
    void equal_shares_have_no_distance(
            @ForAll("counts") List<Long> counts, @ForAll @IntRange(min = 1, max = 50) int k) {
        Comparison scaled = comparison(counts, times(counts, k));
        for (ToDoubleFunction<Comparison> distance : DIVERGENCES) {
            assertThat(distance.applyAsDouble(scaled)).isCloseTo(0, within(1e-7));
        }
        assertThat(comparison(counts, counts).smoothedPsi()).isZero();
    }

    @Property(tries = 500)
    void bounded_distances_keep_between_zero_and_one(@ForAll("pairs") Comparison pair) {
        assertThat(
                        List.of(
                                pair.jensenShannon(),
                                pair.hellinger(),
                                pair.totalVariation(),
                                pair.chebyshev(),
                                pair.ksLow(),
                                pair.ksHigh(),
                                pair.cramersV()))
                .allMatch(value -> value >= 0 && value <= 1);
    }

    @Property(tries = 500)
    void the_distances_keep_their_known_order(@ForAll("pairs") Comparison pair) {
        double tv = pair.totalVariation();
        double hellinger = pair.hellinger();
        assertThat(hellinger * hellinger).isLessThanOrEqualTo(tv + ROUNDING);
        assertThat(tv).isLessThanOrEqualTo(Math.sqrt(2) * hellinger + ROUNDING);
        assertThat(pair.chebyshev()).isLessThanOrEqualTo(tv + ROUNDING);
        assertThat(pair.ksLow()).isLessThanOrEqualTo(tv + ROUNDING);
        assertThat(pair.ksLow()).isLessThanOrEqualTo(pair.ksHigh() + ROUNDING);
        assertThat(tv).isLessThanOrEqualTo(Math.sqrt(pair.kullbackLeibler() / 2) + ROUNDING);
        double js = pair.jensenShannon();
        assertThat(js * js).isLessThanOrEqualTo(tv + ROUNDING);
        Comparison swapped = new Comparison(pair.current(), pair.reference());
        assertSame(pair.kullbackLeibler() + swapped.kullbackLeibler(), pair.psi());
    }

    @Property(tries = 500)
    void merging_bins_never_raises_a_divergence(
            @ForAll("pairs") Comparison pair, @ForAll @IntRange(min = 0, max = 20) int dropped) {
        List<Double> kept = new ArrayList<>(pair.reference().edges());
        kept.remove(dropped % kept.size());
        Comparison merged =
                new Comparison(pair.reference().coarsened(kept), pair.current().coarsened(kept));
        for (ToDoubleFunction<Comparison> divergence : DIVERGENCES) {
            double before = divergence.applyAsDouble(pair);
            assertThat(divergence.applyAsDouble(merged))
                    .isLessThanOrEqualTo(before + ROUNDING * Math.max(1, before));
        }
        assertThat(merged.ksHigh()).isGreaterThanOrEqualTo(pair.ksHigh() - ROUNDING);
    }

    @Property(tries = 300)
    void scaling_both_samples_changes_no_raw_distance_and_raises_no_p_value(
            @ForAll("pairs") Comparison pair, @ForAll @IntRange(min = 2, max = 40) int k) {
        Comparison scaled =
                comparison(times(pair.reference().counts(), k), times(pair.current().counts(), k));
        assertSame(scaled.psi(), pair.psi());
        assertSame(scaled.kullbackLeibler(), pair.kullbackLeibler());
        assertSame(scaled.jensenShannon(), pair.jensenShannon());
        assertSame(scaled.hellinger(), pair.hellinger());
        assertSame(scaled.totalVariation(), pair.totalVariation());
        assertSame(scaled.ksHigh(), pair.ksHigh());
        assertThat(scaled.chiSquare().pValue())
                .isLessThanOrEqualTo(pair.chiSquare().pValue() + ROUNDING);
    }

    @Property(tries = 300)
    void the_margin_p_value_rises_with_the_threshold_and_falls_with_psi(
            @ForAll("pairs") Comparison pair,
            @ForAll @DoubleRange(min = 0, max = 1) double delta,
            @ForAll @DoubleRange(min = 0.01, max = 0.5) double more) {
        double psi = pair.smoothedPsi();
        double p = margin(pair, delta).pValue(psi);
        assertThat(p).isBetween(0.0, 1.0);
        assertThat(margin(pair, delta + more).pValue(psi)).isGreaterThanOrEqualTo(p - 1e-12);
        assertThat(margin(pair, delta).pValue(psi + more)).isLessThanOrEqualTo(p + 1e-12);
        assertThat(margin(pair, 0).pValue(psi))
                .isEqualTo(NoncentralChiSquare.central(pair.bins() - 1).sf(psi / pair.c()));
    }

    @Property(tries = 300)
    void smoothing_keeps_every_number_finite(@ForAll("pairs") Comparison pair) {
        MarginTest test = margin(pair, 0.1);
        assertThat(
                        List.of(
                                pair.smoothedPsi(),
                                test.breachCritical(),
                                test.withinCritical(),
                                test.minDetectable(),
                                pair.chiSquare().pValue()))
                .allMatch(Double::isFinite);
    }

    @Property(tries = 300)
    void merging_keeps_every_observation_and_enough_in_every_bin(@ForAll("pairs") Comparison pair) {
        Comparison merged = pair.merged(5);
        assertThat(merged.n()).isEqualTo(pair.n());
        assertThat(merged.m()).isEqualTo(pair.m());
        double share = (double) Math.min(pair.n(), pair.m()) / (pair.n() + pair.m());
        for (int i = 0; merged.bins() > 1 && i < merged.bins(); i++) {
            long pooled = merged.reference().counts().get(i) + merged.current().counts().get(i);
            assertThat(share * pooled).isGreaterThanOrEqualTo(5);
        }
        assertThat(new Comparison(pair.current(), pair.reference()).merged(5).bins())
                .isEqualTo(merged.bins());
    }

    @Property(tries = 300)
    void pooling_replicas_is_commutative_and_associative_and_has_an_identity(
            @ForAll("triples") List<Histogram> replicas) {
        Histogram a = replicas.get(0);
        Histogram b = replicas.get(1);
        Histogram c = replicas.get(2);
        Histogram empty = histogram(times(a.counts(), 0));
        assertThat(a.plus(b)).isEqualTo(b.plus(a));
        assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
        assertThat(a.plus(empty)).isEqualTo(a);
    }

    @Property(tries = 300)
    void coarsening_and_pooling_can_change_places(
            @ForAll("triples") List<Histogram> replicas, @ForAll @Size(14) List<Boolean> keep) {
        Histogram a = replicas.get(0);
        Histogram b = replicas.get(1);
        List<Double> kept =
                a.edges().stream().filter(edge -> keep.get(edge.intValue() - 1)).toList();
        assertThat(a.plus(b).coarsened(kept)).isEqualTo(a.coarsened(kept).plus(b.coarsened(kept)));
        assertThat(a.coarsened(kept).total()).isEqualTo(a.total());
    }

    @Provide
    Arbitrary<List<Histogram>> triples() {
        return Arbitraries.integers()
                .between(2, 15)
                .flatMap(bins -> filled(bins).map(Samples::histogram).list().ofSize(3));
    }

    @Provide
    Arbitrary<List<Long>> counts() {
        return Arbitraries.integers().between(2, 15).flatMap(ComparisonPropertiesTest::filled);
    }

    @Provide
    Arbitrary<Comparison> pairs() {
        return Arbitraries.integers()
                .between(2, 15)
                .flatMap(
                        bins ->
                                Combinators.combine(filled(bins), filled(bins))
                                        .as(Samples::comparison));
    }

    static Arbitrary<List<Long>> filled(int bins) {
        return Arbitraries.longs()
                .between(0, 2000)
                .list()
                .ofSize(bins)
                .filter(counts -> counts.stream().anyMatch(count -> count > 0));
    }

    private static MarginTest margin(Comparison pair, double delta) {
        return MarginTest.of(pair, delta, 0.01);
    }

    private static List<Long> times(List<Long> counts, int k) {
        return counts.stream().map(count -> count * k).toList();
    }

    private static void assertSame(double found, double expected) {
        if (Double.isInfinite(expected)) {
            assertThat(found).isInfinite();
        } else {
            assertThat(found).isCloseTo(expected, within(ROUNDING * Math.max(1, expected)));
        }
    }
}
