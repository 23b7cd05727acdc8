package io.aihub.decision.drift;

import static io.aihub.decision.drift.BoundaryCondition.BaselineStoredBeforeSwitch;
import static io.aihub.decision.drift.BoundaryCondition.BreachAgainstBaseline;
import static io.aihub.decision.drift.BoundaryCondition.BreachSoonAfterSwitch;
import static io.aihub.decision.drift.BoundaryCondition.InputsWithinLimits;
import static io.aihub.decision.drift.BoundaryCondition.OldRevisionWithinLimits;
import static io.aihub.decision.drift.BoundaryCondition.SameEdges;
import static io.aihub.decision.drift.Samples.NOON;
import static io.aihub.decision.drift.Samples.folded;
import static io.aihub.decision.drift.Samples.histogram;
import static io.aihub.decision.drift.Samples.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.drift.AttributionVerdict.Attributed;
import io.aihub.decision.drift.BoundaryEvidence.InputSides;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundaryAttributionTest {
    private static final Histogram BASELINE = histogram(500, 500, 500, 500);
    private static final Histogram BROKEN = histogram(10, 40, 150, 300);

    private Optional<SignalStanding> oldState = state("WWW");
    private Optional<Histogram> baseline = Optional.of(BASELINE);
    private Optional<Instant> storedAt = Optional.of(NOON.minusSeconds(1));
    private Optional<Instant> firstBreach = Optional.of(NOON.plusSeconds(30));
    private Optional<Histogram> current = Optional.of(BROKEN);
    private List<InputSides> inputs = List.of(new InputSides("age", state("WW"), state("NW")));

    @Test
    void the_version_is_at_fault_when_every_condition_holds() {
        AttributionVerdict attribution = assess();
        assertThat(attribution.missing()).isEmpty();
        assertThat(attribution.attributed()).isEqualTo(Attributed.Yes);
        assertThat(attribution.explanations())
                .hasSize(BoundaryCondition.values().length)
                .anyMatch(text -> text.startsWith("against the baseline: PSI "))
                .anyMatch(text -> text.contains("n=2000, m=500"));
    }

    @ParameterizedTest
    @CsvSource({"W, true", "WI, true", "WWN, true", "NNN, false", "B, false", "WB, false"})
    void the_old_revision_was_within_limits(String letters, boolean holds) {
        oldState = state(letters);
        assertMissing(holds, OldRevisionWithinLimits);
    }

    @Test
    void an_old_revision_that_nobody_watched_attributes_nothing() {
        oldState = Optional.empty();
        assertMissing(false, OldRevisionWithinLimits);
    }

    @Test
    void the_baseline_was_stored_before_the_switch() {
        storedAt = Optional.of(NOON);
        assertMissing(true, BaselineStoredBeforeSwitch);
        storedAt = Optional.of(NOON.plusMillis(1));
        assertMissing(false, BaselineStoredBeforeSwitch);
        storedAt = Optional.empty();
        assertMissing(false, BaselineStoredBeforeSwitch);
    }

    @Test
    void without_a_baseline_there_is_nothing_to_compare_with() {
        baseline = Optional.empty();
        assertThat(assess().missing())
                .containsExactly(BaselineStoredBeforeSwitch, SameEdges, BreachAgainstBaseline);
        baseline = Optional.of(histogram(0, 0, 0, 0));
        assertThat(assess().missing())
                .containsExactly(BaselineStoredBeforeSwitch, BreachAgainstBaseline);
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "360, true", "361, false"})
    void the_breach_began_within_two_times_three_windows(int seconds, boolean holds) {
        firstBreach = Optional.of(NOON.plusSeconds(seconds));
        assertMissing(holds, BreachSoonAfterSwitch);
    }

    @ParameterizedTest
    @CsvSource({
        "W, W, true",
        "W, WI, false",
        "WN, W, false",
        "W, NN, false",
        "W, WB, false",
        "B, W, false",
        "BBWW, W, false",
        "BBWWW, W, true"
    })
    void inputs_are_conclusively_within_limits_on_both_sides(
            String before, String now, boolean holds) {
        inputs =
                List.of(
                        new InputSides("age", state("W"), state("W")),
                        new InputSides("dose", state(before), state(now)));
        assertMissing(holds, InputsWithinLimits);
    }

    @Test
    void an_input_that_is_watched_on_one_side_only_attributes_nothing() {
        inputs = List.of(new InputSides("age", Optional.empty(), state("W")));
        assertMissing(false, InputsWithinLimits);
        assertThat(assess().explanations())
                .contains(
                        "not conclusively within limits on both sides: age (not known before,"
                                + " WithinLimits, latest window WithinLimits now)");
    }

    @Test
    void without_any_input_signal_nothing_is_attributed() {
        inputs = List.of();
        assertMissing(false, InputsWithinLimits);
    }

    @Test
    void other_edges_attribute_nothing() {
        current = Optional.of(new Histogram(List.of(1.0, 2.0, 3.5), BROKEN.counts(), 0));
        assertThat(assess().missing()).containsExactly(SameEdges, BreachAgainstBaseline);
    }

    @Test
    void a_window_that_looks_like_the_baseline_attributes_nothing() {
        current = Optional.of(histogram(125, 125, 125, 125));
        assertMissing(false, BreachAgainstBaseline);
        current = Optional.of(histogram(80, 110, 140, 170));
        assertMissing(false, BreachAgainstBaseline);
    }

    @Test
    void all_missing_conditions_are_told_at_once() {
        oldState = Optional.empty();
        baseline = Optional.empty();
        firstBreach = Optional.empty();
        current = Optional.empty();
        inputs = List.of();
        assertThat(assess().missing()).containsExactly(BoundaryCondition.values());
        assertThat(assess().explanations()).hasSize(BoundaryCondition.values().length);
    }

    private void assertMissing(boolean holds, BoundaryCondition condition) {
        AttributionVerdict attribution = assess();
        if (holds) {
            assertThat(attribution.attributed()).isEqualTo(Attributed.Yes);
        } else {
            assertThat(attribution.missing()).containsExactly(condition);
            assertThat(attribution.attributed()).isEqualTo(Attributed.No);
        }
    }

    private AttributionVerdict assess() {
        return BoundaryAttribution.assess(
                new BoundaryEvidence(
                        terms(), NOON, oldState, baseline, storedAt, firstBreach, current, inputs));
    }

    private static Optional<SignalStanding> state(String letters) {
        return Optional.of(folded(letters, terms()));
    }
}
