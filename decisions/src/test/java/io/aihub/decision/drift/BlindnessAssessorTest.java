package io.aihub.decision.drift;

import static io.aihub.decision.drift.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BlindnessAssessorTest {
    @ParameterizedTest
    @CsvSource({
        // minutes after noon: last data, now, expected with two hours allowed
        "0, 119, Sees",
        "0, 120, Blind",
        "60, 120, Sees",
        "60, 180, Blind",
        "60, 30, Sees",
        "-500, 119, Sees",
        "-500, 120, Blind"
    })
    void blind_is_who_saw_nothing_for_as_long_as_the_terms_allow(
            int lastData, int now, Blindness.Sight expected) {
        Blindness blindness =
                BlindnessAssessor.assess(
                        NOON,
                        Optional.of(NOON.plus(Duration.ofMinutes(lastData))),
                        Duration.ofHours(2),
                        NOON.plus(Duration.ofMinutes(now)));
        assertThat(blindness.sight()).isEqualTo(expected);
        assertThat(blindness.silentFor()).isGreaterThanOrEqualTo(Duration.ZERO);
    }

    @Test
    void who_never_saw_anything_is_blind_from_when_watching_began() {
        Blindness blindness =
                BlindnessAssessor.assess(
                        NOON,
                        Optional.empty(),
                        Duration.ofHours(2),
                        NOON.plus(Duration.ofHours(3)));
        assertThat(blindness.blind()).isTrue();
        assertThat(blindness.since()).isEqualTo(NOON);
        assertThat(blindness.message())
                .isEqualTo(
                        "blind: no window with data for PT3H since 2026-01-01T12:00:00Z,"
                                + " allowed are PT2H");
    }

    @ParameterizedTest
    @EnumSource(WindowOutcome.class)
    void only_no_data_and_source_errors_see_nothing(WindowOutcome outcome) {
        boolean blind = outcome == WindowOutcome.NoData || outcome == WindowOutcome.SourceError;
        assertThat(BlindnessAssessor.sees(outcome)).isNotEqualTo(blind);
    }
}
