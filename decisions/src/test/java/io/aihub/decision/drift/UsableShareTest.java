package io.aihub.decision.drift;

import static io.aihub.decision.drift.Samples.histogram;
import static io.aihub.decision.drift.Samples.terms;
import static io.aihub.decision.drift.Samples.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.drift.SignalTerms.SignalAction;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsableShareTest {
    private static final SignalTerms TERMS = UsableShare.terms(terms());

    @ParameterizedTest
    @CsvSource({
        "100, 900, 0, Breach",
        "0, 1000, 0, Breach",
        "900, 100, 100, WithinLimits",
        "990, 10, 0, WithinLimits",
        "1000, 0, 100, WithinLimits",
        "940, 60, 0, Inconclusive",
        "850, 150, 100, Inconclusive",
        "80, 20, 0, Breach",
        "50, 5, 0, InsufficientData",
        "3, 4, 0, TooFewToShow",
        "0, 0, 0, NoData"
    })
    void a_fall_of_more_than_five_points_against_the_reference_is_a_breach(
            long usable, long missing, long missingInReference, WindowOutcome expected) {
        WindowVerdict verdict =
                UsableShare.assess(
                        window(values(usable, missing)),
                        Optional.of(values(10_000, missingInReference * 10)),
                        TERMS);

        assertThat(verdict.outcome()).as(verdict.message()).isEqualTo(expected);
    }

    @Test
    void it_says_how_many_of_how_many() {
        assertThat(
                        UsableShare.assess(
                                        window(values(100, 900)),
                                        Optional.of(values(9900, 100)),
                                        TERMS)
                                .message())
                .isEqualTo(
                        "90 % of 1000 values could not be used; up to 6 % is within the limit, the"
                                + " reference's share and 5 points");
    }

    @Test
    void a_window_of_what_is_left_is_not_certified() {
        Histogram left = new Histogram(List.of(1.0, 2.0, 3.0), List.of(25L, 25L, 25L, 25L), 900);
        WindowVerdict verdict =
                DriftAssessor.assess(
                        window(left), Optional.of(histogram(2500, 2500, 2500, 2500)), terms());

        assertThat(verdict.outcome()).isEqualTo(WindowOutcome.Inconclusive);
        assertThat(verdict.message()).startsWith("not certified: 90 % of 1000 values could not");
    }

    @Test
    void it_only_alerts_and_is_named_after_its_input() {
        assertThat(TERMS.name()).isEqualTo("score-output-usable");
        assertThat(TERMS.action()).isEqualTo(SignalAction.Alert);
        assertThat(TERMS.kind()).isEqualTo(SignalKind.DataQuality);
    }

    private static Histogram values(long usable, long missing) {
        return new Histogram(List.of(1.0), List.of(usable / 2, usable - usable / 2), missing);
    }
}
