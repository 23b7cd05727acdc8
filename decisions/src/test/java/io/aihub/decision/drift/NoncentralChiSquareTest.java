package io.aihub.decision.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values were calculated with 40 digits. */
class NoncentralChiSquareTest {
    @ParameterizedTest
    @CsvSource({
        "1, 0, .95, 3.841458820694126",
        "1, 0, .99, 6.6348966010212151",
        "1, 0, .999, 10.827566170662732",
        "4, 0, .95, 9.4877290367811568",
        "4, 0, .99, 13.276704135987625",
        "4, 0, .999, 18.466826952903171",
        "9, 0, .95, 16.91897760462045",
        "9, 0, .99, 21.665994333461926",
        "9, 0, .999, 27.877164871256573",
        "9, 10.5, .05, 8.4830923495826591",
        "9, 10.5, .95, 33.604619201642319",
        "9, 10.5, .99, 41.309063486961801",
        "9, 10.5, .999, 50.996275885681183",
        "4, 20, .05, 10.404369279046604",
        "4, 20, .95, 40.925844769659345",
        "4, 20, .99, 49.902790609490353",
        "4, 20, .999, 61.055255871418267",
        "1, 2, .5, 2.0163195070456704",
        "9, 90.909090909090909, .05, 69.539787559323855",
        "9, 90.909090909090909, .99, 149.59261842356711",
        "9, 1000, .999, 1213.3726531309151",
        "9, 10000, .999, 10635.718471678136",
        "9, 100000, .05, 98970.387939176607",
        "9, 100000, .99, 101484.75284413294"
    })
    void quantiles_match_the_reference(double df, double lambda, double p, double expected) {
        NoncentralChiSquare distribution = new NoncentralChiSquare(df, lambda);
        double found = p < 0.6 ? distribution.lowerQuantile(p) : distribution.upperQuantile(1 - p);
        assertThat(found).isCloseTo(expected, within(1e-9 * Math.max(1, expected / 100)));
    }

    @ParameterizedTest
    @CsvSource({
        "30, 9, 10.5, 0.90250718608993577, 0.097492813910064229",
        "100, 9, 10.5, 0.99999999944772181, 5.5227818780029661e-10",
        "1, 9, 10.5, 4.6519420013128258e-6, 0.99999534805799869",
        "5, 4, 20, 0.0033561570592772817, 0.99664384294072272",
        "200, 4, 20, 1, 1.1424578257533888e-21",
        "0.5, 1, 3, 0.14533402625867354, 0.85466597374132646",
        "100000, 9, 100000, 0.49495386111031498, 0.50504613888968502",
        "103000, 9, 100000, 0.9999986722308123, 1.3277691877000715e-6",
        "97000, 9, 100000, 8.2447589170224999e-7, 0.9999991755241083",
        "50, 2, 0, 0.99999999998611206, 1.3887943864964021e-11",
        "0.01, 1, 0, 0.079655674554057964, 0.92034432544594204",
        "400, 9, 0, 1, 1.3699125019662655e-80"
    })
    void both_tails_are_exact_relative_to_themselves(
            double x, double df, double lambda, double lower, double upper) {
        NoncentralChiSquare distribution = new NoncentralChiSquare(df, lambda);
        assertThat(distribution.cdf(x)).isCloseTo(lower, within(1e-10 * lower));
        assertThat(distribution.sf(x)).isCloseTo(upper, within(1e-10 * upper));
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 2", "9, 10.5, 20", "4, 20, 61", "9, 100000, 100009"})
    void the_density_is_the_slope(double df, double lambda, double x) {
        NoncentralChiSquare distribution = new NoncentralChiSquare(df, lambda);
        double step = x * 1e-6;
        double slope = (distribution.cdf(x + step) - distribution.cdf(x - step)) / (2 * step);
        assertThat(distribution.density(x)).isCloseTo(slope, within(1e-6 * slope));
    }

    @Test
    void nothing_lies_below_zero_and_everything_below_infinity() {
        NoncentralChiSquare distribution = new NoncentralChiSquare(9, 10.5);
        assertThat(distribution.cdf(0)).isZero();
        assertThat(distribution.sf(-1)).isEqualTo(1);
        assertThat(distribution.cdf(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(distribution.sf(1e12)).isZero();
    }

    @Test
    void a_distribution_that_does_not_exist_is_refused() {
        assertThatThrownBy(() -> new NoncentralChiSquare(0, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NoncentralChiSquare(1, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
