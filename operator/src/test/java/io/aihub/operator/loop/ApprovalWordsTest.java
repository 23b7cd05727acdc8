package io.aihub.operator.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.api.v1alpha1.AIModelStatus;
import io.aihub.api.v1alpha1.ApprovalState;
import io.aihub.api.v1alpha1.Condition;
import io.aihub.api.v1alpha1.YesNo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No two words of status about an approval contradict each other. */
class ApprovalWordsTest {
    private static final Set<ApprovalState> IN_FORCE =
            EnumSet.of(ApprovalState.Approved, ApprovalState.Expiring, ApprovalState.BreakGlass);
    private static final int COMBINATIONS = 32;

    /**
     * What is the matter with a content.
     *
     * @param complete every role has approved it
     * @param keptOut it may not run on this cluster
     * @param unreadable another approval states a time that does not exist
     * @param early its own validity has not begun
     * @param expired the approvals have ended
     */
    record Matter(
            boolean complete, boolean keptOut, boolean unreadable, boolean early, boolean expired) {
        boolean approved() {
            return complete && !expired;
        }

        boolean inForce() {
            return approved() && !keptOut && !early;
        }
    }

    static List<Matter> product() {
        List<Matter> all = new ArrayList<>();
        for (int bits = 0; bits < COMBINATIONS; bits++) {
            all.add(
                    new Matter(
                            (bits & 1) != 0,
                            (bits & 2) != 0,
                            (bits & 4) != 0,
                            (bits & 8) != 0,
                            (bits & 16) != 0));
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("product")
    void state_and_condition_and_table_say_the_same(Matter matter) throws IOException {
        try (LoopHarness loop = LoopHarness.empty()) {
            play(loop, matter);

            AIModelStatus status = loop.status();
            assertThat(approved(status).status() == Condition.Status.True)
                    .isEqualTo(matter.inForce());
            assertConsistent(status);
            if (!matter.complete()) {
                assertThat(approved(status).message()).contains("Missing roles: clinical-safety");
            }
            if (matter.approved() && !matter.inForce()) {
                assertThat(status.approval().state()).isEqualTo(ApprovalState.KeptOut);
                assertThat(approved(status).reason()).isEqualTo("KeptOut");
                assertThat(approved(status).message()).doesNotContain("Missing roles");
            }
        }
    }

    @Test
    void what_serves_without_a_policy_is_called_approved_in_no_place() {
        try (LoopHarness loop = LoopHarness.empty()) {
            loop.play(Stories.BEGUN);
            loop.delete(Applied.policy());
            loop.settle();

            AIModelStatus status = loop.status();
            assertConsistent(status);
            assertThat(status.serving().inForce()).isEqualTo(YesNo.No);
        }
    }

    /** The definition of a decision before it read times: what is stored may be of then. */
    private static String older() throws IOException {
        String root = System.getProperty("aihub.root", "..");
        return Files.readString(Path.of(root, "crds", "aihub.io_modeldecisions.yaml"))
                .replace(", format: date-time", "");
    }

    private static void play(LoopHarness loop, Matter matter) throws IOException {
        Wish wish = Wish.version(1);
        if (matter.keptOut()) {
            wish.list("spec.placement.residency", "NO");
        }
        if (matter.early()) {
            wish.set("spec.validity.from", "2028-01-01T00:00:00Z");
        }
        loop.apply(Applied.policy());
        loop.apply(Applied.source());
        loop.apply(Applied.profile());
        loop.apply(wish.model());
        loop.settle();
        if (matter.complete()) {
            approve(loop, "2027-12-01T00:00:00Z", matter.expired());
        }
        if (matter.unreadable()) {
            loop.server().loadCrdDocuments(older());
            approve(loop, "2027-13-45T00:00:00Z", false);
        }
        loop.settle();
        loop.later(Duration.ofHours(2));
        loop.settle();
    }

    private static void approve(LoopHarness loop, String until, boolean soon) {
        String end = soon ? loop.now().plus(Duration.ofHours(1)).toString() : until;
        loop.apply(
                Applied.decision(
                        loop.nextDecision(),
                        "Approve",
                        ",\"riskClass\":\"High\",\"contentDigest\":\"%s\",\"validUntil\":\"%s\""
                                .formatted(loop.status().contentDigest(), end)));
    }

    private static void assertConsistent(AIModelStatus status) {
        Condition approved = approved(status);
        boolean inForce = approved.status() == Condition.Status.True;
        ApprovalState state = status.approval().state();
        assertThat(IN_FORCE.contains(state)).as("%s beside %s", state, approved).isEqualTo(inForce);
        if (inForce) {
            assertThat(approved.reason()).isEqualTo(state.name());
        } else {
            assertThat(approved.message())
                    .startsWith("Not in force: ")
                    .doesNotContain("every required role has approved");
        }
        if (status.serving().inForce() == YesNo.No) {
            assertThat(status.serving().approval()).isNotIn(IN_FORCE);
            assertThat(status.serving().summary()).doesNotContain("Approved");
        } else {
            assertThat(status.serving().approval()).isIn(IN_FORCE);
        }
        boolean ready =
                status.conditions().stream()
                        .filter(condition -> condition.type().equals("Ready"))
                        .anyMatch(condition -> condition.message().contains("Not in force"));
        assertThat(inForce && ready).isFalse();
    }

    private static Condition approved(AIModelStatus status) {
        return status.conditions().stream()
                .filter(condition -> condition.type().equals("Approved"))
                .findFirst()
                .orElseThrow();
    }
}
