package io.aihub.sandbox.workload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolloutArithmeticTest {
    @ParameterizedTest
    @CsvSource({
        // desired, surge, unavailable, newNow, oldNow -> new
        "4, 1, 1, 0, 4, 1",
        "4, 1, 1, 1, 3, 2",
        "4, 1, 1, 4, 0, 4",
        "2, 1, 0, 0, 2, 1",
        "2, 1, 0, 5, 0, 2",
        "0, 1, 0, 3, 0, 0",
        "3, 0, 1, 1, 5, 1"
    })
    void a_rolling_update_adds_new_pods_within_the_surge(
            int desired, int surge, int unavailable, int newNow, int oldNow, int expected) {
        RolloutArithmetic rollout = new RolloutArithmetic(desired, surge, unavailable, false);

        assertThat(rollout.newReplicas(newNow, oldNow, oldNow)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        // desired, unavailable, oldNow, newReady -> old to remove
        "4, 1, 4, 0, 1",
        "4, 1, 3, 2, 2",
        "2, 0, 2, 0, 0",
        "2, 0, 2, 1, 1",
        "2, 0, 2, 2, 2",
        "0, 0, 2, 0, 2"
    })
    void a_rolling_update_removes_old_pods_only_as_new_ones_are_ready(
            int desired, int unavailable, int oldNow, int newReady, int expected) {
        RolloutArithmetic rollout = new RolloutArithmetic(desired, 1, unavailable, false);

        assertThat(rollout.oldToRemove(oldNow, newReady)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2, 2, 0, 0", "0, 1, 0, 0", "0, 0, 0, 3"})
    void recreate_starts_new_pods_when_the_last_old_one_is_gone(
            int oldNow, int oldPods, int newNow, int expected) {
        RolloutArithmetic rollout = new RolloutArithmetic(3, 1, 0, true);

        assertThat(rollout.newReplicas(newNow, oldNow, oldPods)).isEqualTo(expected);
        assertThat(rollout.oldToRemove(oldNow, 0)).isEqualTo(oldNow);
    }
}
