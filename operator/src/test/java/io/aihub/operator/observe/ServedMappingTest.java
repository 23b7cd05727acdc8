package io.aihub.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.api.v1alpha1.ModelRevisionStatus;
import io.aihub.api.v1alpha1.ModelRevisionStatusBuilder;
import io.aihub.api.v1alpha1.revision.ServedInterval;
import io.aihub.decision.plan.Served.Began;
import io.aihub.decision.plan.Served.Ended;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServedMappingTest {
    private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");

    @Test
    void the_oldest_of_many_times_become_one_with_a_count() {
        List<ServedInterval> all = List.of();
        for (int i = 0; i < 50; i++) {
            all = ServedMapping.with(all, new Began(NOON.plusSeconds(10L * i)));
            all =
                    ServedMapping.with(
                            all, new Ended(NOON.plusSeconds(10L * i + 5), Optional.of("Switched")));
        }

        assertThat(all).hasSize(20);
        assertThat(all.get(0))
                .isEqualTo(
                        new ServedInterval(
                                NOON.toString(),
                                NOON.plusSeconds(305).toString(),
                                "Switched",
                                31L));
    }

    @Test
    void a_beginning_within_a_time_and_an_end_without_one_change_nothing() {
        List<ServedInterval> open = ServedMapping.with(List.of(), new Began(NOON));

        assertThat(ServedMapping.with(open, new Began(NOON.plusSeconds(1)))).isEqualTo(open);
        assertThat(ServedMapping.with(List.of(), new Ended(NOON, Optional.empty()))).isEmpty();
    }

    @Test
    void no_time_ends_before_it_began() {
        List<ServedInterval> open = ServedMapping.with(List.of(), new Began(NOON));

        assertThat(ServedMapping.with(open, new Ended(NOON.minusSeconds(60), Optional.empty())))
                .singleElement()
                .extracting(ServedInterval::to)
                .isEqualTo(NOON.toString());
    }

    @Test
    void a_status_from_before_is_read_once() {
        ModelRevisionStatusBuilder status =
                ModelRevisionStatusBuilder.builder().firstServed(NOON.toString());

        assertThat(ServedMapping.openSince(status.build())).contains(NOON);

        ModelRevisionStatus left = status.lastServed("2027-03-02T12:00:00Z").build();
        assertThat(ServedMapping.openSince(left)).isEmpty();
        assertThat(ServedMapping.intervals(left))
                .containsExactly(
                        new ServedInterval(NOON.toString(), "2027-03-02T12:00:00Z", null, null));
        assertThat(ServedMapping.intervals(null)).isEmpty();
    }
}
