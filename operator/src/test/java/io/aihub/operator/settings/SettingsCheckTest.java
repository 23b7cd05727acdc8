package io.aihub.operator.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aihub.api.v1alpha1.Location;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A setting out of range stops the start, and the message names it. */
class SettingsCheckTest {
    private record Place(
            Optional<Location> location, Optional<String> region, Optional<String> jurisdiction)
            implements OperatorSettings.Cluster {}

    private record Pace(Duration recheck) implements OperatorSettings.Loop {}

    private record Threads(int threads) implements OperatorSettings.Sampling {}

    private record Turns(Mode mode, Optional<String> namespace)
            implements OperatorSettings.LeaderElection {}

    private record Given(Place cluster, Turns leaderElection, Pace loop, Threads sampling)
            implements OperatorSettings {}

    @Test
    void values_at_the_ends_of_their_ranges_are_taken() {
        assertThat(SettingsCheck.wrong(given("SE", Duration.ofSeconds(1), 1))).isEmpty();
        assertThat(SettingsCheck.wrong(given("eu-north-1", Duration.ofMinutes(30), 64))).isEmpty();
    }

    @Test
    void every_setting_that_is_out_of_range_is_named() {
        OperatorSettings settings = given("S", Duration.ofMinutes(31), 0);

        assertThatThrownBy(() -> new SettingsCheck().check(null, settings))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        "aihub.loop.recheck must be from 1s to 30m",
                        "aihub.sampling.threads must be from 1 to 64, not 0",
                        "aihub.cluster.region must be");
    }

    private static OperatorSettings given(String region, Duration recheck, int threads) {
        return new Given(
                new Place(Optional.empty(), Optional.of(region), Optional.empty()),
                new Turns(OperatorSettings.LeaderElection.Mode.None, Optional.empty()),
                new Pace(recheck),
                new Threads(threads));
    }
}
