package io.aihub.decision.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EdgesTest {
    @Property(tries = 500)
    void edges_that_went_through_32_bit_floats_are_the_same_edges(
            @ForAll @Size(min = 1, max = 20) List<@DoubleRange(min = -1e6, max = 1e6) Double> any) {
        List<Double> exact =
                any.stream()
                        .map(edge -> Math.rint(edge * 10) / 10 + 0.0)
                        .distinct()
                        .sorted()
                        .toList();
        List<Double> floats = exact.stream().map(edge -> (double) edge.floatValue()).toList();
        if (floats.stream().distinct().count() == floats.size()) {
            assertThat(Edges.named(floats, exact)).isEqualTo(exact);
            assertThat(Edges.named(exact, floats)).isEqualTo(floats);
        }
    }

    @Test
    void edges_that_were_added_up_in_floats_are_the_same_edges() {
        List<Double> exact = List.of(-0.2, -0.1, 0.0, 0.1, 0.2, 0.3);
        List<Double> summed = List.of(-0.2, -0.1, 5.6e-17, 0.1, 0.2, 0.1 + 0.2);

        assertThat(Edges.named(summed, exact)).isEqualTo(exact);
    }

    @Test
    void edges_that_differ_by_more_stay_apart() {
        assertThat(Edges.named(List.of(0.1001, 0.2), List.of(0.1, 0.2)))
                .containsExactly(0.1001, 0.2);
        assertThat(Edges.named(List.of(1e-12), List.of(0.0, 1.0))).containsExactly(0.0);
        assertThat(Edges.named(List.of(1e-6), List.of(0.0, 1.0))).containsExactly(1e-6);
    }

    @Test
    void edges_that_are_closer_than_a_float_can_tell_are_never_confused() {
        List<Double> seconds = List.of(1.7e9, 1.7e9 + 50, 1.7e9 + 100);

        assertThat(Edges.named(seconds, seconds)).isEqualTo(seconds);
        assertThat(Edges.named(List.of(1.7e9 + 50), seconds)).containsExactly(1.7e9 + 50);
    }

    @Test
    void two_edges_never_become_one() {
        double beside = Math.nextUp(0.1);

        assertThat(Edges.named(List.of(0.1, beside), List.of(0.1))).containsExactly(0.1, beside);
        assertThat(Edges.named(List.of(0.1), List.of(0.1, beside))).containsExactly(0.1);
        assertThat(Edges.named(List.of(), List.of(0.1))).isEmpty();
        assertThat(Edges.named(List.of(0.1), List.of())).containsExactly(0.1);
    }
}
