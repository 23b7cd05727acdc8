package io.aihub.decision.story;

import static io.aihub.decision.story.Version.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.Reason;
import io.aihub.decision.approval.ApprovalState;
import io.aihub.decision.approval.Effect.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a revocation means for other approved content on the same pods. */
@ExtendWith(StoryExtension.class)
public class RevokedPodsStoriesTest {
    private static final Version TWIN = version(1).withOtherTerms(11);

    /** Version 1 serves, and other terms for its pods are approved and asked for. */
    private static World twins(Worlds worlds) {
        World world = worlds.serving(version(1));
        world.asks(TWIN);
        world.people().approve(TWIN);
        world.settle();
        assertThat(world.answers()).isEqualTo("m-11");
        return world;
    }

    @Test
    void pods_that_were_revoked_serve_under_no_other_terms(Worlds worlds) {
        World world = twins(worlds);

        world.people().revoke(version(1), Scope.SamePods);
        world.settle();

        assertThat(world.answers()).isEqualTo("nothing");
        assertThat(world.traffic()).isEqualTo("nothing");
        assertThat(world.approval()).isEqualTo(ApprovalState.Revoked);
    }

    @Test
    void pods_that_were_revoked_stay_so_for_content_that_is_approved_later(Worlds worlds) {
        World world = worlds.serving(version(1));
        String revoked = world.people().revoke(version(1), Scope.SamePods);
        world.settle();
        world.forgets(revoked);
        world.asks(TWIN);
        world.people().approve(TWIN);

        world.settle();

        assertThat(world.answers()).isEqualTo("nothing");
        assertThat(world.approval()).isEqualTo(ApprovalState.Revoked);
    }

    @Test
    void one_content_can_be_revoked_alone(Worlds worlds) {
        World world = twins(worlds);

        world.people().revoke(version(1), Scope.ThisContent);
        world.settle();

        assertThat(world.answers()).isEqualTo("m-11");
        assertThat(world.findings()).noneMatch(finding -> finding.reason() == Reason.PodsRevoked);
    }

    @Test
    void a_revocation_without_a_scope_stops_no_other_content_that_serves(Worlds worlds) {
        World world = twins(worlds);

        world.people().revoke(version(1));
        world.settle();

        assertThat(world.answers()).isEqualTo("m-11");
    }

    @Test
    void pods_do_not_start_under_other_terms_until_somebody_chooses_the_scope(Worlds worlds) {
        World world = worlds.serving(version(1));
        world.people().revoke(version(1));
        world.settle();
        assertThat(world.answers()).isEqualTo("nothing");
        world.asks(TWIN);
        world.people().approve(TWIN);
        world.settle();
        assertThat(world.answers()).isEqualTo("nothing");
        assertThat(world.findings())
                .filteredOn(finding -> finding.reason() == Reason.PodsRevoked)
                .singleElement()
                .extracting(Answer.Finding::message)
                .asString()
                .contains("--scope this-content or same-pods");

        world.people().revoke(version(1), Scope.ThisContent);
        world.settle();

        assertThat(world.answers()).isEqualTo("m-11");
    }

    @Test
    void deleting_a_revocation_without_a_scope_frees_no_pods(Worlds worlds) {
        World world = worlds.serving(version(1));
        String revoked = world.people().revoke(version(1));
        world.settle();
        world.forgets(revoked);
        world.asks(TWIN);
        world.people().approve(TWIN);

        world.settle();

        assertThat(world.answers()).isEqualTo("nothing");
        assertThat(world.findings()).anyMatch(finding -> finding.reason() == Reason.PodsRevoked);

        world.people().revoke(version(1), Scope.ThisContent);
        world.settle();
        assertThat(world.answers()).isEqualTo("m-11");
    }

    @Test
    void a_scope_that_somebody_chose_stays_chosen_when_the_decisions_are_deleted(Worlds worlds) {
        World world = worlds.serving(version(1));
        String unstated = world.people().revoke(version(1));
        String chosen = world.people().revoke(version(1), Scope.ThisContent);
        world.settle();
        world.forgets(unstated);
        world.forgets(chosen);
        world.asks(TWIN);
        world.people().approve(TWIN);

        world.settle();

        assertThat(world.answers()).isEqualTo("m-11");
        assertThat(world.findings()).noneMatch(finding -> finding.reason() == Reason.PodsRevoked);
    }
}
