package io.aihub.operator.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.api.v1alpha1.AIModelStatus;
import io.aihub.api.v1alpha1.ModelRevision;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The bins of a pod are its own: whatever they are, the next version is not kept waiting by them.
 */
class BaselineRoomTest {

    @ParameterizedTest
    @ValueSource(ints = {30, 150, 250})
    void the_next_version_takes_over_however_many_bins_the_pods_show(int edges) {
        try (LoopHarness loop = LoopHarness.empty()) {
            loop.showFinerBins(edges);
            loop.play(Stories.BEGUN);
            loop.closeUntil("WW", s -> isStable(s));
            loop.apply(Wish.version(2).model());
            loop.settle();
            loop.apply(Applied.approval(loop));
            loop.settle();

            assertThat(loop.status().serving().version()).isEqualTo("2.0");
            assertThat(stableSince(loop)).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {150, 250})
    void status_says_why_counts_are_not_kept(int edges) {
        try (LoopHarness loop = LoopHarness.empty()) {
            loop.showFinerBins(edges);
            loop.play(Stories.BEGUN);
            loop.close("WW");

            List<String> messages =
                    loop.status().findings().stream()
                            .filter(finding -> finding.rule().equals("BaselineNotKept"))
                            .map(finding -> finding.message())
                            .toList();
            if (edges > 200) {
                assertThat(messages).singleElement().asString().contains("age, score");
            } else {
                assertThat(messages).isEmpty();
            }
        }
    }

    @Test
    void status_says_why_a_version_waits_for_a_baseline_that_is_refused() {
        try (LoopHarness loop = LoopHarness.empty()) {
            loop.play(Stories.BEGUN);
            loop.close("WW");
            loop.apply(Wish.version(2).model());
            loop.settle();
            loop.arm(new Fault.Denied("Apply modelrevisions/status", 422));
            loop.apply(Applied.approval(loop));
            loop.settle();

            assertThat(loop.status().serving().version()).isEqualTo("1.0");
            assertThat(loop.status().findings())
                    .filteredOn(finding -> finding.rule().equals("StatusRefused"))
                    .anySatisfy(finding -> assertThat(finding.message()).contains("injected"));

            loop.disarm();
            assertThat(loop.status().serving().version()).isEqualTo("2.0");
            assertThat(loop.status().findings())
                    .noneMatch(finding -> finding.rule().equals("StatusRefused"));
        }
    }

    private static List<String> stableSince(LoopHarness loop) {
        return loop.all(ModelRevision.class).stream()
                .map(revision -> revision.getStatus().stableSince())
                .filter(since -> since != null)
                .toList();
    }

    private static boolean isStable(AIModelStatus status) {
        return status.conditions().stream()
                .anyMatch(c -> c.type().equals("Stable") && c.reason().equals("Stable"));
    }
}
