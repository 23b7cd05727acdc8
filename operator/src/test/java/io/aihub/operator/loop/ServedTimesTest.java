package io.aihub.operator.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.api.v1alpha1.ApprovalState;
import io.aihub.api.v1alpha1.ModelRevision;
import io.aihub.api.v1alpha1.revision.Quarantine;
import io.aihub.api.v1alpha1.revision.ServedInterval;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a snapshot says of the times in which its content answered. */
class ServedTimesTest extends ServingModelCase {
    private Instant approved;

    @Test
    void a_stop_ends_a_time_and_its_lifting_begins_another() {
        loop.later(Duration.ofMinutes(5));
        Instant stop = loop.now();
        loop.apply(Applied.decision(loop.nextDecision(), "Suspend", ""));
        loop.settle();

        assertThat(served("1.0"))
                .singleElement()
                .satisfies(one -> assertEnded(one, stop, "Suspended"));

        loop.later(Duration.ofMinutes(5));
        Instant resumed = loop.now();
        loop.apply(
                Applied.decision(
                        loop.nextDecision(),
                        "Resume",
                        ",\"riskClass\":\"High\",\"lifts\":[\""
                                + loop.status().stops().get(0).uid()
                                + "\"]"));
        loop.settle();

        assertThat(served("1.0")).hasSize(2);
        assertThat(Instant.parse(served("1.0").get(1).from())).isBetween(resumed, loop.now());
        assertThat(served("1.0").get(1).to()).isNull();
    }

    @Test
    void terms_serve_from_their_own_approval_and_no_earlier() {
        loop.later(Duration.ofMinutes(40));
        change(Wish.version(1).set("spec.rollback.cooldown", "48h"));

        List<ModelRevision> both = loop.all(ModelRevision.class);
        assertThat(both).hasSize(2);
        ServedInterval before = all().filter(one -> one.to() != null).findFirst().orElseThrow();
        ServedInterval after = all().filter(one -> one.to() == null).findFirst().orElseThrow();
        assertThat(before.why()).isEqualTo("TermsChanged");
        assertThat(Instant.parse(after.from())).isAfterOrEqualTo(approved);
        assertThat(Instant.parse(before.to())).isAfterOrEqualTo(approved);
    }

    @Test
    void a_time_ends_with_the_revocation_and_what_happens_later_moves_it_no_more() {
        loop.later(Duration.ofMinutes(6));
        loop.settle();
        change(Wish.version(2));
        loop.later(Duration.ofMinutes(6));
        Instant revoked = loop.now();
        loop.apply(
                Applied.decision(
                        loop.nextDecision(),
                        "Revoke",
                        ",\"riskClass\":\"High\",\"contentDigest\":\""
                                + loop.status().contentDigest()
                                + "\""));
        loop.settle();
        ServedInterval ended = served("2.0").get(0);
        assertEnded(ended, revoked, "Revoked");

        loop.later(Duration.ofMinutes(5));
        loop.apply(Applied.decision(loop.nextDecision(), "Suspend", ""));
        loop.settle();

        assertThat(served("2.0")).containsExactly(ended);
    }

    @Test
    void retirement_ends_a_time() {
        Instant retired = loop.now();
        loop.apply(Wish.version(1).set("spec.stage", "Retired").model());
        loop.settle();

        assertThat(served("1.0"))
                .singleElement()
                .satisfies(one -> assertEnded(one, retired, "Retired"));
    }

    @Test
    void deletion_ends_a_time_also_when_no_operator_saw_it() {
        Instant deleted = loop.now();
        loop.delete(loop.model().orElseThrow());
        loop.restart();
        loop.settle();

        assertThat(served("1.0"))
                .singleElement()
                .satisfies(one -> assertEnded(one, deleted, "ModelDeleted"));
        assertThat(history("1.0").approval()).isEqualTo(ApprovalState.Retired);
    }

    @Test
    void the_cases_of_a_revision_are_kept_when_it_is_left_and_counted_on_from() {
        loop.close("WW", "WW");
        long cases = loop.status().serving().casesServed();
        assertThat(cases).isPositive();
        change(Wish.version(2));
        assertThat(loop.status().serving().version()).isEqualTo("2.0");
        assertThat(history("1.0").casesServed()).isGreaterThanOrEqualTo(cases);

        loop.apply(Wish.version(1).model());
        loop.settle();

        assertThat(loop.status().serving().version()).isEqualTo("1.0");
        assertThat(loop.status().serving().casesServed()).isGreaterThanOrEqualTo(cases);
    }

    @Test
    void a_rollback_that_a_person_asked_for_names_the_person_and_the_reason() {
        Stories.FIRST.steps().forEach(this::play);
        change(Wish.version(2));
        var asked = Applied.decision(loop.nextDecision(), "Rollback", "");
        loop.apply(asked);
        loop.settle();

        assertThat(loop.status().serving().version()).isEqualTo("1.0");
        Quarantine quarantine = history("2.0").quarantine();
        assertThat(quarantine.by()).isEqualTo("sara");
        assertThat(quarantine.decision()).isNotEmpty();
        assertThat(quarantine.figures())
                .contains("sara as clinical-safety: read the validation and the figures");
        assertThat(loop.status().lastAction().message())
                .contains("sara as clinical-safety: read the validation and the figures");
    }

    @Test
    void an_automatic_rollback_keeps_the_signal_and_its_figures() {
        loop.close();
        loop = LoopHarness.empty();
        loop.play(Stories.BEGUN);
        Stories.FIRST.steps().forEach(step -> play(step));
        Stories.ROLLBACK.steps().forEach(step -> play(step));

        Quarantine quarantine = history("2.0").quarantine();
        assertThat(quarantine.by()).isEqualTo("aihub-operator");
        assertThat(quarantine.signal()).isEqualTo("score");
        assertThat(quarantine.figures()).contains("PSI");
    }

    private void play(Story.Step step) {
        step.act().accept(loop);
        loop.settle();
    }

    private void change(Wish wish) {
        loop.apply(wish.model());
        loop.settle();
        loop.later(Duration.ofMinutes(1));
        approved = loop.now();
        loop.apply(Applied.approval(loop));
        loop.settle();
    }

    private static void assertEnded(ServedInterval one, Instant at, String why) {
        assertThat(one.why()).isEqualTo(why);
        assertThat(Instant.parse(one.to())).isBetween(at, at.plusSeconds(10));
    }

    private Stream<ServedInterval> all() {
        return loop.all(ModelRevision.class).stream()
                .flatMap(revision -> revision.getStatus().served().stream());
    }
}
