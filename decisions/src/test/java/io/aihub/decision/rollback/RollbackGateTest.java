package io.aihub.decision.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.Reason;
import io.aihub.decision.revision.RolloutTerms;
import io.aihub.decision.revision.RolloutTerms.Mode;
import io.aihub.decision.revision.RolloutTerms.SafeState;
import io.aihub.decision.revision.RolloutTerms.Strategy;
import io.aihub.decision.rollback.RollbackGate.Brakes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollbackGateTest {
    private static final Instant NOW = Instant.parse("2027-03-01T12:00:00Z");

    /** Held, ineffective: {@code x} for yes; the hours since the last rollback, or none. */
    @ParameterizedTest(name = "{0}, held {1}, ineffective {2}, {3} h since the last: {4}")
    @CsvSource({
        "Automatic,  ,  ,    , ",
        "Automatic,  ,  , 24 , ",
        "Automatic,  ,  , 23 , CoolingDown",
        "Automatic,  ,  , 0  , CoolingDown",
        "Automatic,  , x,    , RollbackIneffective",
        "Automatic,  , x, 1  , RollbackIneffective",
        "Automatic, x,  ,    , RollbackProposed",
        "Automatic, x, x, 1  , RollbackProposed",
        "Proposed ,  ,  ,    , RollbackProposed",
        "Proposed ,  , x, 1  , RollbackProposed",
        "Off      ,  ,  ,    , RolloutHeld",
        "Off      , x, x, 1  , RolloutHeld"
    })
    void the_strongest_brake_is_named(
            Mode mode, String held, String ineffective, Long hoursSince, Reason reason) {
        Brakes brakes =
                new Brakes(
                        terms(mode),
                        "x".equals(held),
                        Optional.ofNullable(hoursSince).map(h -> NOW.minus(Duration.ofHours(h))),
                        "x".equals(ineffective));

        assertThat(new RollbackGate().hold(brakes, NOW)).isEqualTo(Optional.ofNullable(reason));
    }

    private static RolloutTerms terms(Mode mode) {
        return new RolloutTerms(
                Strategy.BlueGreen,
                Duration.ofHours(1),
                Duration.ofMinutes(10),
                mode,
                Duration.ofHours(24),
                Duration.ofHours(1),
                SafeState.StopServing);
    }
}
