package io.aihub.operator.record;

import io.aihub.api.v1alpha1.status.SignalStatus;
import io.aihub.api.v1alpha1.status.SignalStatusBuilder;
import io.aihub.decision.drift.UsableShare;
import io.aihub.decision.drift.WindowOutcome;
import io.aihub.decision.drift.WindowVerdict;
import io.aihub.decision.health.SignalReport;
import io.aihub.dossier.vocabulary.EnumMapping;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * From a signal's report to its status; with the figures of the newest window or, without one,
 * those that are there.
 */
final class SignalStatusMapping {
    SignalStatus map(SignalReport report, String revision, Optional<SignalStatus> before) {
        return report.latest()
                .map(verdict -> measured(report, revision, verdict))
                .orElseGet(() -> carriedOn(report, revision, before));
    }

    private static SignalStatus measured(
            SignalReport report, String revision, WindowVerdict verdict) {
        return folded(SignalStatusBuilder.builder(), report, revision)
                .outcome(EnumMapping.WINDOW_OUTCOME.toApi(verdict.outcome()))
                .value(Decimals.of(verdict.value()))
                .debiased(Decimals.of(verdict.debiased()))
                .bounds(bounds(verdict))
                .critical(Decimals.of(verdict.critical()))
                .referenceCount(number(verdict.referenceCount()))
                .currentCount(number(verdict.currentCount()))
                .minDetectable(Decimals.of(verdict.minDetectable()))
                .coverage(Decimals.of(verdict.coverage()))
                .usableShare(usable(verdict))
                .windowEnd(verdict.windowEnd().toString())
                .message(verdict.message())
                .build();
    }

    private static SignalStatus carriedOn(
            SignalReport report, String revision, Optional<SignalStatus> before) {
        SignalStatusBuilder figures =
                before.filter(old -> Objects.equals(old.revision(), revision))
                        .map(SignalStatusBuilder::builder)
                        .orElseGet(SignalStatusBuilder::builder);
        return folded(figures, report, revision)
                .windowEnd(report.state().lastWindowEnd().map(Instant::toString).orElse(null))
                .build();
    }

    /** What the last windows say together, beside the figures of one window. */
    private static SignalStatusBuilder folded(
            SignalStatusBuilder figures, SignalReport report, String revision) {
        return figures.name(report.terms().name())
                .kind(EnumMapping.SIGNAL_KIND.toApi(report.terms().kind()))
                .recent(WindowOutcome.letters(report.state().recent()))
                .state(EnumMapping.SIGNAL_LEVEL.toApi(report.state().level()))
                .since(report.state().since().toString())
                .revision(revision)
                .firstBreach(report.state().firstBreach().map(Instant::toString).orElse(null));
    }

    /** In whole hundredths: more digits would tell a small number of people. */
    private static String usable(WindowVerdict verdict) {
        OptionalDouble share = verdict.counts().map(UsableShare::of).orElse(OptionalDouble.empty());
        return share.isPresent() ? Decimals.of(Math.rint(share.getAsDouble() * 100) / 100) : null;
    }

    private static List<String> bounds(WindowVerdict verdict) {
        return Stream.of(verdict.ksLow(), verdict.ksHigh())
                .map(Decimals::of)
                .filter(Objects::nonNull)
                .toList();
    }

    private static Long number(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }
}
