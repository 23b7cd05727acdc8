package io.aihub.decision.drift;

import io.aihub.decision.drift.AttributionVerdict.Attributed;
import io.aihub.decision.drift.BoundaryEvidence.InputSides;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a breach began with the version. This is the weakest attribution, so every
 * condition must hold, and an unknown or inconclusive answer counts as one that does not.
 */
public final class BoundaryAttribution {
    private final BoundaryEvidence evidence;
    private final List<String> explanations = new ArrayList<>();
    private final List<BoundaryCondition> missing = new ArrayList<>();

    /** Counts of the newest breach window, on edges written as those of the baseline. */
    private final Optional<Histogram> current;

    private BoundaryAttribution(BoundaryEvidence evidence) {
        this.evidence = evidence;
        this.current =
                evidence.current()
                        .map(
                                counts ->
                                        evidence.baseline()
                                                .map(before -> counts.named(before.edges()))
                                                .orElse(counts));
    }

    /** Checks every condition, also after one has failed. */
    public static AttributionVerdict assess(BoundaryEvidence evidence) {
        BoundaryAttribution attribution = new BoundaryAttribution(evidence);
        attribution.oldRevision();
        attribution.baselineStored();
        attribution.soonAfterSwitch();
        attribution.inputs();
        attribution.edges();
        attribution.breachAgainstBaseline();
        return new AttributionVerdict(
                attribution.missing.isEmpty() ? Attributed.Yes : Attributed.No,
                attribution.explanations,
                attribution.missing);
    }

    private void oldRevision() {
        Optional<SignalLevel> level = evidence.oldState().map(SignalStanding::level);
        note(
                BoundaryCondition.OldRevisionWithinLimits,
                level.filter(SignalLevel.WithinLimits::equals).isPresent(),
                "the old revision was "
                        + level.map(SignalLevel::name).orElse("not known")
                        + " on this signal at the switch");
    }

    private void baselineStored() {
        Optional<Instant> stored = evidence.baselineStoredAt();
        boolean before = stored.filter(at -> !at.isAfter(evidence.switchedAt())).isPresent();
        note(
                BoundaryCondition.BaselineStoredBeforeSwitch,
                before && evidence.baseline().filter(b -> b.total() > 0).isPresent(),
                evidence.baseline().isEmpty() || stored.isEmpty()
                        ? "no baseline of the old revision is stored"
                        : "the baseline was stored at "
                                + stored.get()
                                + ", the switch was at "
                                + evidence.switchedAt());
    }

    private void soonAfterSwitch() {
        SignalTerms terms = evidence.terms();
        Duration soon = terms.window().multipliedBy(2L * terms.of());
        Instant latest = evidence.switchedAt().plus(soon);
        Optional<Instant> first = evidence.firstBreach();
        note(
                BoundaryCondition.BreachSoonAfterSwitch,
                first.filter(at -> !at.isBefore(evidence.switchedAt()))
                        .filter(at -> !at.isAfter(latest))
                        .isPresent(),
                first.map(at -> "the first breach window began at " + at)
                                .orElse("no breach window is known")
                        + ", the switch was at "
                        + evidence.switchedAt()
                        + ", soon after means until "
                        + latest);
    }

    private void inputs() {
        List<String> open = new ArrayList<>();
        for (InputSides input : evidence.inputs()) {
            if (!within(input.atBaseline()) || !within(input.now())) {
                open.add(
                        input.name()
                                + " ("
                                + word(input.atBaseline())
                                + " before, "
                                + word(input.now())
                                + " now)");
            }
        }
        String some =
                open.isEmpty()
                        ? "all " + evidence.inputs().size() + " input signals are within limits"
                        : "not conclusively within limits on both sides: "
                                + String.join(", ", open);
        note(
                BoundaryCondition.InputsWithinLimits,
                open.isEmpty() && !evidence.inputs().isEmpty(),
                evidence.inputs().isEmpty() ? "no input signal is watched" : some);
    }

    private void edges() {
        Optional<Integer> before = evidence.baseline().map(b -> b.edges().size());
        Optional<Integer> now = current.map(b -> b.edges().size());
        boolean known = before.isPresent() && now.isPresent();
        note(
                BoundaryCondition.SameEdges,
                known && sameEdges(),
                known
                        ? "baseline and window have "
                                + (sameEdges() ? "the same " : "different edges, ")
                                + before.get()
                                + (sameEdges() ? " edges" : " and " + now.get())
                        : "the edges of baseline and window are not known");
    }

    private void breachAgainstBaseline() {
        Optional<Comparison> comparison = againstBaseline();
        if (comparison.isEmpty()) {
            note(
                    BoundaryCondition.BreachAgainstBaseline,
                    false,
                    "the window cannot be compared with the baseline");
            return;
        }
        SignalTerms terms = evidence.terms();
        MarginTest test = MarginTest.of(comparison.get(), terms.breach(), terms.alpha());
        double psi = comparison.get().smoothedPsi();
        WindowOutcome outcome = test.judge(psi);
        note(
                BoundaryCondition.BreachAgainstBaseline,
                outcome == WindowOutcome.Breach,
                "against the baseline: " + DriftAssessor.arithmetic(test, psi, outcome));
    }

    private Optional<Comparison> againstBaseline() {
        Optional<Histogram> before = evidence.baseline().filter(b -> b.total() > 0);
        Optional<Histogram> now = current.filter(b -> b.total() > 0);
        if (before.isEmpty() || now.isEmpty() || !sameEdges()) {
            return Optional.empty();
        }
        return Optional.of(
                        new Comparison(before.get(), now.get())
                                .merged(DriftAssessor.LEAST_EXPECTED))
                .filter(merged -> merged.bins() >= 2);
    }

    private boolean sameEdges() {
        return evidence.baseline().map(Histogram::edges).equals(current.map(Histogram::edges));
    }

    private void note(BoundaryCondition condition, boolean holds, String explanation) {
        explanations.add(explanation);
        if (!holds) {
            missing.add(condition);
        }
    }

    private static boolean within(Optional<SignalStanding> state) {
        return state.filter(SignalStanding::conclusivelyWithinLimits).isPresent();
    }

    private static String word(Optional<SignalStanding> state) {
        return state.map(
                        s ->
                                s.level()
                                        + s.latest()
                                                .map(outcome -> ", latest window " + outcome)
                                                .orElse(""))
                .orElse("not known");
    }
}
