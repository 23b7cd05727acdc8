package io.aihub.decision.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.drift.ClosedWindow;
import io.aihub.decision.drift.DriftAssessor;
import io.aihub.decision.drift.WindowOutcome;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The windows that the stories are told with end as their letters say. */
class CountsTest {
    private static final Instant START = Instant.parse("2027-03-01T12:00:00Z");

    @ParameterizedTest
    @EnumSource
    void a_window_ends_with_the_letter_that_was_asked_for(WindowOutcome outcome) {
        ClosedWindow window =
                Counts.window("score", "m-1", outcome.letter(), START, START.plus(Counts.WINDOW));

        assertThat(
                        DriftAssessor.assess(
                                        window, Optional.of(Counts.REFERENCE), Counts.score(0.2))
                                .outcome())
                .isEqualTo(outcome);
    }
}
