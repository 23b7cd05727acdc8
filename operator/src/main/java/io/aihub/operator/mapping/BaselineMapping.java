package io.aihub.operator.mapping;

import io.aihub.api.v1alpha1.revision.BaselineSignal;
import io.aihub.decision.drift.Histogram;
import io.aihub.decision.drift.SignalKind;
import io.aihub.decision.drift.SignalLevel;
import io.aihub.decision.revision.Baseline;
import io.aihub.decision.revision.Baseline.Pooled;
import io.aihub.dossier.time.ApiDate;
import io.aihub.dossier.vocabulary.EnumMapping;
import java.util.List;
import java.util.Optional;

/** A stored baseline, in the words of the decisions. Counts that cannot be read are no counts. */
public final class BaselineMapping {

    /** Absent when none is stored, or none with a time. */
    public Optional<Baseline> map(io.aihub.api.v1alpha1.revision.Baseline stored) {
        if (stored == null) {
            return Optional.empty();
        }
        List<BaselineSignal> signals = stored.signals() == null ? List.of() : stored.signals();
        return ApiDate.time(stored.at())
                .map(
                        at ->
                                new Baseline(
                                        at,
                                        Optional.ofNullable(stored.before()),
                                        signals.stream().map(BaselineMapping::pooled).toList()));
    }

    private static Pooled pooled(BaselineSignal signal) {
        return new Pooled(
                signal.name(),
                EnumMapping.SIGNAL_KIND.toDecisions(signal.kind(), SignalKind.InputDrift),
                signal.feature() == null ? "" : signal.feature(),
                EnumMapping.SIGNAL_LEVEL.toDecisions(signal.state(), SignalLevel.Unknown),
                signal.windows() == null ? 0 : signal.windows(),
                counts(signal));
    }

    private static Optional<Histogram> counts(BaselineSignal signal) {
        if (signal.edges() == null || signal.counts() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Histogram(
                            signal.edges().stream().map(Double::valueOf).toList(),
                            signal.counts(),
                            signal.missing() == null ? 0 : signal.missing()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
