package io.aihub.operator.record;

import static io.aihub.operator.StatusDraft.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.api.v1alpha1.AIModelStatus;
import io.aihub.api.v1alpha1.Condition;
import io.aihub.api.v1alpha1.RuleLevel;
import io.aihub.api.v1alpha1.SignalOutcome;
import io.aihub.api.v1alpha1.SignalState;
import io.aihub.api.v1alpha1.status.ModelFinding;
import io.aihub.decision.Reason;
import io.aihub.operator.StatusDraft;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RestGateTest {
    private static final Instant NOW = Instant.parse("2027-03-01T12:01:00Z");
    private static final String NEXT = "2027-03-01T12:01:00Z";
    private final RestGate gate = new RestGate();

    @Test
    void one_more_window_within_limits_waits() {
        assertThat(gate.mayWait(status().build(), next().build(), NOW)).isTrue();
        assertThat(gate.mayWait(status().build(), next().cases(9000).build(), NOW)).isTrue();
    }

    @Test
    void nothing_new_at_all_may_wait_too() {
        AIModelStatus same = status().build();

        assertThat(gate.mayWait(same, same, NOW)).isTrue();
    }

    @Test
    void a_window_that_ended_by_a_clock_ahead_waits_for_nothing() {
        AIModelStatus ahead = status().window("WWW", "2028-03-01T12:00:00Z", "0.01").build();

        assertThat(gate.mayWait(ahead, next().build(), NOW)).isFalse();
    }

    static Stream<Arguments> written() {
        return Stream.of(
                Arguments.of("another revision serves", next().serves("m-2")),
                Arguments.of("an action", next().acted("Switch", Reason.Switched, NEXT)),
                Arguments.of(
                        "a finding",
                        next().finds(new ModelFinding("RSK-01", RuleLevel.Warn, "x", "y"))),
                Arguments.of(
                        "a condition",
                        next().shows("Stable", Condition.Status.True, Reason.Stable, NEXT)),
                Arguments.of(
                        "a signal in breach",
                        next().signal(SignalState.Breached, SignalOutcome.Breach, NEXT)),
                Arguments.of("a breach window", next().window("WWWB", NEXT, "0.4")),
                Arguments.of("an inconclusive window", next().window("WWWI", NEXT, "0.2")),
                Arguments.of("a window without counts", next().window("WWWN", NEXT, "0")),
                Arguments.of("signals that are no longer watched", next().unmonitored()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void written(String what, StatusDraft after) {
        assertThat(gate.mayWait(status().build(), after.build(), NOW)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "WWW, true",
        "BBWWW, true",
        "WNNN, true",
        "EEE, true",
        "LLL, true",
        "SSS, true",
        "W, false",
        "WW, false",
        "WBW, false",
        "BWW, false",
        "III, false",
        "WNN, false",
        "BBB, false"
    })
    void rest_is_three_windows_that_all_say_the_same_and_ask_for_nothing(
            String letters, boolean rests) {
        AIModelStatus before = status().window(letters, StatusDraft.NOON, "0.01").build();
        AIModelStatus after = status().window(letters, NEXT, "0.02").build();

        assertThat(gate.mayWait(before, after, NOW)).isEqualTo(rests);
    }

    @ParameterizedTest
    @CsvSource({"2027-03-01T12:59:59.999Z, true", "2027-03-01T13:00:00Z, false"})
    void figures_are_written_once_an_hour_all_the_same(Instant now, boolean waits) {
        assertThat(gate.mayWait(status().build(), next().build(), now)).isEqualTo(waits);
    }

    @Test
    void the_first_status_and_one_without_signals_never_wait() {
        assertThat(gate.mayWait(null, next().build(), NOW)).isFalse();
        assertThat(
                        gate.mayWait(
                                status().unmonitored().build(),
                                status().unmonitored().build(),
                                NOW))
                .isFalse();
    }

    private static StatusDraft next() {
        return status().window("WWWW", NEXT, "0.02");
    }
}
