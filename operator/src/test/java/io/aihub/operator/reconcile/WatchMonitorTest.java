package io.aihub.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class WatchMonitorTest {
    private final AtomicReference<Set<String>> blind = new AtomicReference<>(Set.of());
    private final AtomicInteger recoveries = new AtomicInteger();
    private final WatchMonitor monitor = new WatchMonitor(blind::get, recoveries::incrementAndGet);

    @Test
    void a_watch_that_is_renewed_between_two_looks_is_nothing() {
        look("Pod");
        look("Service");
        look();

        assertThat(recoveries).hasValue(0);
    }

    @Test
    void every_model_is_looked_at_once_when_all_that_was_lost_is_watched_again() {
        look("Pod", "ModelDecision");
        look("Pod", "ModelDecision");
        look("Pod");
        assertThat(recoveries).as("one is still lost").hasValue(0);

        look();
        look();

        assertThat(recoveries).hasValue(1);
    }

    @Test
    void a_second_loss_is_noticed_like_the_first() {
        for (int time = 1; time <= 2; time++) {
            look("Pod");
            look("Pod");
            look();
            assertThat(recoveries).hasValue(time);
        }
    }

    private void look(String... now) {
        blind.set(Set.of(now));
        monitor.look();
    }
}
