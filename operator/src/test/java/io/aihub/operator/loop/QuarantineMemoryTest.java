package io.aihub.operator.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.api.v1alpha1.revision.Quarantine;
import io.aihub.api.v1alpha1.status.LastAction;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a quarantine rests on is stored with the decision, before anything can be lost. */
class QuarantineMemoryTest extends ServingModelCase {
    private static final Fault HISTORIES_REFUSED =
            new Fault.Denied("Apply modelrevisions/status", 422);

    @BeforeEach
    void bringInTheNextVersion() {
        Stories.FIRST.steps().forEach(this::play);
        loop.apply(Wish.version(2).model());
        loop.settle();
        approve();
        assertThat(loop.status().serving().version()).isEqualTo("2.0");
    }

    @Test
    void an_automatic_rollback_whose_quarantine_was_lost_keeps_signal_and_figures() {
        loop.arm(HISTORIES_REFUSED);
        for (int i = 0; i < 4 && !acted("RollBack"); i++) {
            loop.close("WB");
        }
        loop.settle();
        LastAction action = loop.status().lastAction();
        assertThat(action.what()).isEqualTo("RollBack");
        assertThat(action.signal()).isEqualTo("score");
        assertThat(history("2.0").quarantine()).isNull();

        loop.restart();
        loop.disarm();

        Quarantine quarantine = history("2.0").quarantine();
        assertThat(quarantine.signal()).isEqualTo("score");
        assertThat(quarantine.by()).isEqualTo("aihub-operator");
        assertThat(quarantine.figures()).isEqualTo(action.message()).contains("PSI");
        assertThat(quarantine.at()).isEqualTo(action.at());
    }

    @Test
    void a_person_is_named_also_when_their_decision_is_gone_by_then() {
        loop.arm(HISTORIES_REFUSED);
        var asked = Applied.decision(loop.nextDecision(), "Rollback", "");
        loop.apply(asked);
        loop.settle();
        loop.delete(asked);
        loop.restart();
        loop.disarm();

        Quarantine quarantine = history("2.0").quarantine();
        assertThat(quarantine.reason()).isEqualTo("RollbackRequested");
        assertThat(quarantine.by()).isEqualTo("sara");
        assertThat(quarantine.decision()).isNotEmpty();
        assertThat(quarantine.figures()).contains("read the validation and the figures");
    }

    @Test
    void a_person_is_named_also_when_the_pods_to_go_back_to_had_to_start_first() {
        loop.closeUntil(
                "WW",
                status -> status.conditions().stream().anyMatch(c -> c.reason().equals("Stable")));
        loop.later(Duration.ofDays(8));
        loop.settle();
        loop.apply(Applied.decision(loop.nextDecision(), "Rollback", ""));
        loop.settle();

        assertThat(loop.status().serving().version()).isEqualTo("1.0");
        assertThat(loop.status().lastAction().reason()).isEqualTo("RollbackRequested");
        Quarantine quarantine = history("2.0").quarantine();
        assertThat(quarantine.by()).isEqualTo("sara");
        assertThat(quarantine.decision()).isNotEmpty();
        assertThat(quarantine.figures())
                .contains("Starting 1.0", "sara as clinical-safety: read the validation");
    }

    private void play(Story.Step step) {
        step.act().accept(loop);
        loop.settle();
    }

    private boolean acted(String what) {
        LastAction action = loop.status().lastAction();
        return action != null && what.equals(action.what());
    }
}
