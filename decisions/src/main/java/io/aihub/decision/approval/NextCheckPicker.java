package io.aihub.decision.approval;

import io.aihub.decision.approval.Content.DatedEvidence;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The moments at which the answer can change without anyone doing anything. */
final class NextCheckPicker {
    private NextCheckPicker() {}

    static Optional<Instant> next(ApprovalEvaluation file) {
        EffectiveDecisions effective = file.sifted();
        Content content = file.content();
        Duration window = file.policy().renewalWindow();
        Stream<Instant> ends =
                Stream.concat(
                                effective.approvals().stream().map(TimedDecision::until),
                                file.limits().map(DatedEvidence::until))
                        .flatMap(end -> Stream.of(end, Moments.before(end, window)));
        Stream<Instant> starts =
                Stream.of(effective.refusals(), effective.revocations(), effective.suspensions())
                        .flatMap(List::stream)
                        .map(GivenDecision::start);
        Stream<Instant> spans =
                Stream.of(
                                effective.approvals(),
                                effective.resumes(),
                                effective.retries(),
                                effective.emergencies())
                        .flatMap(List::stream)
                        .flatMap(span -> Stream.of(span.from(), span.until()));
        Stream<Instant> rules =
                Stream.concat(
                        file.policy().ruleDates(),
                        content.violations().stream().flatMap(NextCheckPicker::of));
        Stream<Instant> others =
                Stream.concat(
                        content.validity().from().stream(),
                        file.stops().held().stream().flatMap(NextCheckPicker::stop));
        return Stream.of(ends, starts, spans, rules, others)
                .flatMap(moments -> moments)
                .filter(moment -> moment.isAfter(file.now()) && !moment.equals(Instant.MAX))
                .min(Comparator.naturalOrder());
    }

    private static Stream<Instant> of(RuleViolation violation) {
        return Stream.concat(
                violation.from().stream(),
                violation.binding().transition().stream()
                        .map(RuleViolation.Transition::enforcedFrom));
    }

    /** A day before a stop holds again, people are told. */
    private static Stream<Instant> stop(HeldStop held) {
        return held.liftedUntil().stream()
                .flatMap(at -> Stream.of(at, at.minus(HeldStop.ENDS_SOON)));
    }
}
