package io.aihub.decision.story;

import static io.aihub.decision.story.Version.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.Reason;
import io.aihub.decision.approval.ApprovalState;
import io.aihub.decision.approval.Effect.Scope;
import io.aihub.decision.rollout.RolloutPlan.What;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was rolled back from, and how people let it be tried again. */
@ExtendWith(StoryExtension.class)
public class QuarantineStoriesTest {

    /** Version 2 was rolled back from, and version 1 is stable again. */
    private static World rolledBack(Worlds worlds, Version two) {
        World world = worlds.switched(version(1), two);
        world.close("WB", "WB");
        world.stabilize();
        assertThat(world.answers()).isEqualTo("m-1");
        return world;
    }

    @Test
    void to_acknowledge_moves_nothing_and_status_says_how_the_quarantine_is_lifted(Worlds worlds) {
        World world = rolledBack(worlds, version(2));
        int actions = world.actions().size();

        world.people().acknowledge(version(2));
        world.settle();

        assertThat(world.actions()).hasSize(actions);
        assertThat(world.answers()).isEqualTo("m-1");
        assertThat(world.condition("VersionOverridden").message()).contains("aihub retry NAME");
        assertThat(world.findings())
                .filteredOn(finding -> finding.reason() == Reason.Quarantined)
                .singleElement()
                .extracting(Answer.Finding::message)
                .asString()
                .startsWith("2.0 was rolled back from at ")
                .contains("Missing for another try: clinical-safety.");
    }

    @Test
    void a_retry_needs_the_quorum_that_an_approval_needs(Worlds worlds) {
        World world = rolledBack(worlds, version(2)).requires(2);
        world.people().retry(version(2));
        world.settle();

        assertThat(world.answers()).isEqualTo("m-1");
        assertThat(world.actions()).extracting(Answer.Action::what).endsWith(What.RollBack);
    }

    @Test
    void an_approval_from_after_the_rollback_is_no_retry(Worlds worlds) {
        World world = rolledBack(worlds, version(2));
        world.people().approve(version(2));

        world.settle();

        assertThat(world.approval()).isEqualTo(ApprovalState.Approved);
        assertThat(world.answers()).isEqualTo("m-1");
    }

    @Test
    void a_quarantine_is_of_the_pods_whatever_terms_they_are_asked_for_with(Worlds worlds) {
        World world = rolledBack(worlds, version(2));
        Version twin = version(2).withOtherTerms(12);
        world.asks(twin);
        world.people().approve(twin);
        world.settle();
        assertThat(world.answers()).isEqualTo("m-1");
        assertThat(world.findings()).anyMatch(finding -> finding.reason() == Reason.Quarantined);

        world.people().retry(twin);
        world.settle();

        assertThat(world.answers()).isEqualTo("m-12");
    }

    @Test
    void a_retry_reaches_other_terms_on_the_same_pods_where_people_say_so(Worlds worlds) {
        World world = rolledBack(worlds, version(2));
        Version twin = version(2).withOtherTerms(12);
        world.asks(twin);
        world.people().approve(twin);
        world.people().retry(version(2));
        world.settle();
        assertThat(world.answers()).isEqualTo("m-1");

        world.people().retry(version(2), Scope.SamePods);
        world.settle();

        assertThat(world.answers()).isEqualTo("m-12");
    }

    @Test
    void a_quarantine_keeps_no_corrected_terms_from_pods_that_serve(Worlds worlds) {
        World world = rolledBack(worlds, version(2));
        world.people().askForRollback(java.util.Optional.of("m-2"));
        world.settle();
        assertThat(world.answers()).isEqualTo("m-2");
        Version corrected = version(2).withOtherTerms(12);
        world.asks(corrected);
        world.people().approve(corrected);

        world.settle();

        assertThat(world.answers()).isEqualTo("m-12");
        assertThat(world.lastAction()).map(Answer.Action::what).contains(What.AdoptTerms);
        assertThat(world.findings()).noneMatch(finding -> finding.reason() == Reason.Quarantined);
    }
}
