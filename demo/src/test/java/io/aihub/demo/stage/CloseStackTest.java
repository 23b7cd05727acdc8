package io.aihub.demo.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CloseStackTest {
    private final List<String> ended = new ArrayList<>();
    private final CloseStack closers = new CloseStack();

    private AutoCloseable part(String name) {
        return () -> ended.add(name);
    }

    @Test
    void what_was_started_last_ends_first_and_everything_once() {
        closers.add(part("cluster"));
        closers.add(part("operator"));
        closers.close();
        closers.close();

        assertThat(ended).containsExactly("operator", "cluster");
    }

    @Test
    void one_that_fails_to_end_keeps_nobody_from_ending() {
        closers.add(part("cluster"));
        closers.add(
                () -> {
                    throw new IOException("gone already");
                });
        closers.close();

        assertThat(ended).containsExactly("cluster");
    }

    @Test
    void what_is_started_after_the_end_ends_at_once() {
        closers.close();
        closers.add(part("late"));

        assertThat(ended).containsExactly("late");
    }
}
