package io.aihub.operator.record;

import io.aihub.api.v1alpha1.SignalKind;
import io.aihub.api.v1alpha1.SignalOutcome;
import io.aihub.api.v1alpha1.status.SignalStatus;
import io.aihub.decision.drift.WindowOutcome;
import io.aihub.decision.drift.WindowVerdict;
import io.aihub.decision.health.SignalReport;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** From a signal's report to its status; figures of the newest window, else as they were. */
final class SignalStatusMapping {
    private static final int LONGEST_MESSAGE = 1000;

    /** No letter but W among the last three, or the same silence three times. */
    private static final Pattern RESTING = Pattern.compile(".*(WWW|NNN|EEE|LLL|SSS)");

    SignalStatus map(SignalReport report, String revision, Optional<SignalStatus> before) {
        return report.latest()
                .map(verdict -> measured(report, revision, verdict))
                .orElseGet(() -> carriedOn(report, revision, before));
    }

    private static SignalStatus measured(
            SignalReport report, String revision, WindowVerdict verdict) {
        return new SignalStatus(
                report.terms().name(),
                kind(report),
                outcome(verdict.outcome()),
                Decimals.of(verdict.value()),
                Decimals.of(verdict.debiased()),
                bounds(verdict),
                Decimals.of(verdict.critical()),
                number(verdict.referenceCount()),
                number(verdict.currentCount()),
                Decimals.of(verdict.minDetectable()),
                Decimals.of(verdict.coverage()),
                verdict.windowEnd().toString(),
                report.state().recent(),
                cut(verdict.message()),
                state(report),
                report.state().since().toString(),
                revision,
                report.state().firstBreach().map(Instant::toString).orElse(null));
    }

    private static SignalStatus carriedOn(
            SignalReport report, String revision, Optional<SignalStatus> before) {
        SignalStatus old = before.orElse(null);
        boolean same = old != null && Objects.equals(old.revision(), revision);
        return new SignalStatus(
                report.terms().name(),
                kind(report),
                same ? old.outcome() : null,
                same ? old.value() : null,
                same ? old.debiased() : null,
                same ? old.bounds() : null,
                same ? old.critical() : null,
                same ? old.referenceCount() : null,
                same ? old.currentCount() : null,
                same ? old.minDetectable() : null,
                same ? old.coverage() : null,
                report.state().lastWindowEnd().map(Instant::toString).orElse(null),
                report.state().recent(),
                same ? old.message() : null,
                state(report),
                report.state().since().toString(),
                revision,
                report.state().firstBreach().map(Instant::toString).orElse(null));
    }

    private static SignalKind kind(SignalReport report) {
        return SignalKind.valueOf(report.terms().kind().name());
    }

    private static io.aihub.api.v1alpha1.SignalState state(SignalReport report) {
        return io.aihub.api.v1alpha1.SignalState.valueOf(report.state().level().name());
    }

    private static SignalOutcome outcome(WindowOutcome outcome) {
        return SignalOutcome.valueOf(outcome.name());
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

    private static String cut(String message) {
        return message.length() <= LONGEST_MESSAGE
                ? message
                : message.substring(0, LONGEST_MESSAGE - 1) + "…";
    }

    /** Whether the newest letters of every signal are within limits. */
    static boolean atRest(List<SignalStatus> signals) {
        return signals.stream()
                .map(SignalStatus::recent)
                .allMatch(recent -> recent != null && RESTING.matcher(recent).matches());
    }
}
