package io.aihub.demo.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndingsTest {
    private final List<String> ended = new ArrayList<>();
    private final Endings endings = new Endings();

    private AutoCloseable part(String name) {
        return () -> ended.add(name);
    }

    @Test
    void what_was_started_last_ends_first_and_everything_once() {
        endings.add(part("cluster"));
        endings.add(part("operator"));
        endings.close();
        endings.close();

        assertThat(ended).containsExactly("operator", "cluster");
    }

    @Test
    void one_that_fails_to_end_keeps_nobody_from_ending() {
        endings.add(part("cluster"));
        endings.add(
                () -> {
                    throw new IOException("gone already");
                });
        endings.close();

        assertThat(ended).containsExactly("cluster");
    }

    @Test
    void what_is_started_after_the_end_ends_at_once() {
        endings.close();
        endings.add(part("late"));

        assertThat(ended).containsExactly("late");
    }
}
