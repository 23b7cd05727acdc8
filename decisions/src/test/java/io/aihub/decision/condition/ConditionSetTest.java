package io.aihub.decision.condition;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.ConditionFact;
import io.aihub.decision.ConditionFact.ConditionStatus;
import io.aihub.decision.ConditionType;
import io.aihub.decision.Reason;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionSetTest {
    private static final Instant BEFORE = Instant.parse("2027-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2027-02-01T00:00:00Z");

    private static ConditionFact fact(ConditionType type, ConditionStatus status, Reason reason) {
        return new ConditionFact(type, status, reason, "because", 3, BEFORE);
    }

    @Test
    void the_time_of_transition_moves_only_when_the_status_does() {
        List<ConditionFact> old =
                List.of(
                        fact(
                                ConditionType.Approved,
                                ConditionStatus.False,
                                Reason.AwaitingApproval),
                        fact(ConditionType.Ready, ConditionStatus.False, Reason.NotReady));
        List<ConditionFact> merged =
                ConditionSet.merge(
                        old,
                        List.of(
                                fact(
                                        ConditionType.Approved,
                                        ConditionStatus.False,
                                        Reason.PartiallyApproved),
                                fact(ConditionType.Ready, ConditionStatus.True, Reason.Ready)),
                        NOW);
        assertThat(merged).extracting(ConditionFact::lastTransition).containsExactly(BEFORE, NOW);
        assertThat(merged)
                .extracting(ConditionFact::reason)
                .containsExactly(Reason.PartiallyApproved, Reason.Ready);
    }

    @Test
    void a_first_statement_dates_from_now() {
        assertThat(
                        ConditionSet.merge(
                                List.of(),
                                List.of(
                                        fact(
                                                ConditionType.Ready,
                                                ConditionStatus.Unknown,
                                                Reason.NotReady)),
                                NOW))
                .extracting(ConditionFact::lastTransition)
                .containsExactly(NOW);
    }

    @Test
    void merging_the_same_facts_again_changes_nothing() {
        List<ConditionFact> stated =
                List.of(
                        fact(ConditionType.Ready, ConditionStatus.True, Reason.Ready),
                        fact(ConditionType.Suspended, ConditionStatus.True, Reason.Suspended));
        List<ConditionFact> once = ConditionSet.merge(List.of(), stated, BEFORE);
        assertThat(ConditionSet.merge(once, stated, NOW)).isEqualTo(once);
    }

    @Test
    void the_order_is_that_of_the_types_whatever_the_input() {
        List<ConditionFact> stated =
                List.of(
                        fact(ConditionType.Suspended, ConditionStatus.True, Reason.Suspended),
                        fact(ConditionType.Ready, ConditionStatus.True, Reason.Ready),
                        fact(
                                ConditionType.RegisterComplete,
                                ConditionStatus.True,
                                Reason.Complete));
        assertThat(ConditionSet.merge(List.of(), stated, NOW))
                .extracting(ConditionFact::type)
                .containsExactly(
                        ConditionType.RegisterComplete,
                        ConditionType.Ready,
                        ConditionType.Suspended);
    }

    @Test
    void occasional_conditions_go_when_nobody_states_them_and_others_stay() {
        List<ConditionFact> old =
                List.of(
                        fact(ConditionType.Stable, ConditionStatus.True, Reason.Stable),
                        fact(
                                ConditionType.VersionOverridden,
                                ConditionStatus.True,
                                Reason.RolledBack),
                        fact(ConditionType.RolledBack, ConditionStatus.True, Reason.RolledBack),
                        fact(
                                ConditionType.SafetyStopped,
                                ConditionStatus.True,
                                Reason.SafetyStopped),
                        fact(ConditionType.Suspended, ConditionStatus.True, Reason.Suspended));
        assertThat(
                        ConditionSet.merge(
                                old,
                                List.of(
                                        fact(
                                                ConditionType.RolledBack,
                                                ConditionStatus.True,
                                                Reason.RolledBack)),
                                NOW))
                .extracting(ConditionFact::type)
                .containsExactly(ConditionType.Stable, ConditionType.RolledBack);
    }

    @Test
    void an_occasional_condition_that_stays_keeps_its_time() {
        List<ConditionFact> old =
                List.of(fact(ConditionType.Suspended, ConditionStatus.True, Reason.Suspended));
        assertThat(ConditionSet.merge(old, old, NOW))
                .extracting(ConditionFact::lastTransition)
                .containsExactly(BEFORE);
    }

    @Test
    void long_messages_are_cut_and_never_through_a_character() {
        for (String filler : List.of("x", "\uD83D\uDE80")) {
            ConditionFact cut =
                    new ConditionFact(
                            ConditionType.Ready,
                            ConditionStatus.False,
                            Reason.NotReady,
                            "y" + filler.repeat(3000),
                            1,
                            NOW);
            assertThat(cut.message().length())
                    .isBetween(ConditionFact.LONGEST_MESSAGE - 1, ConditionFact.LONGEST_MESSAGE);
            assertThat(cut.message()).endsWith(filler + "…");
        }
        assertThat(fact(ConditionType.Ready, ConditionStatus.True, Reason.Ready).message())
                .isEqualTo("because");
    }
}
