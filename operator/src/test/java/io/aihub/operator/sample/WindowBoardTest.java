package io.aihub.operator.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.drift.ClosedWindow;
import io.aihub.decision.drift.Histogram;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WindowBoardTest {
    private static final ResourceID MODEL = new ResourceID("m", "clinic");
    private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    private final WindowBoard board = new WindowBoard();

    @Test
    void the_last_twenty_windows_of_each_signal_are_kept_oldest_first() {
        for (int i = 0; i < 30; i++) {
            board.post(MODEL, List.of(window("age", "m-1", i)));
            board.post(MODEL, List.of(window("score", "m-1", i)));
        }

        List<ClosedWindow> kept = board.windows(MODEL, "m-1");

        assertThat(kept).hasSize(40).isSortedAccordingTo((a, b) -> a.end().compareTo(b.end()));
        assertThat(kept.get(0).end()).isEqualTo(NOON.plusSeconds(10));
    }

    @Test
    void cases_are_counted_until_status_shows_them() {
        board.countCases(MODEL, window("age", "m-1", 1));
        board.countCases(MODEL, window("age", "m-1", 2));
        assertThat(board.unreported(MODEL)).isEqualTo(24);

        board.reported(MODEL, 20);

        assertThat(board.unreported(MODEL)).isEqualTo(4);
    }

    private static ClosedWindow window(String signal, String revision, int second) {
        return new ClosedWindow(
                signal,
                revision,
                NOON.plusSeconds(second - 1),
                NOON.plusSeconds(second),
                Optional.of(new Histogram(List.of(1.0), List.of(4L, 6L), 2)),
                Optional.empty(),
                1);
    }
}
