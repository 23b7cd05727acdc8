package io.aihub.operator.mapping;

import io.aihub.api.v1alpha1.status.ServingStatus;
import io.aihub.decision.ConditionFact;
import io.aihub.decision.ConditionFact.ConditionStatus;
import io.aihub.decision.ConditionType;
import io.aihub.decision.Reason;
import io.aihub.decision.observation.RollbackOutcome;
import io.aihub.decision.observation.ServingMemory;
import io.aihub.dossier.time.ApiDate;
import io.aihub.dossier.vocabulary.EnumMapping;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What status remembers of what serves. A status without these fields was written before there were
 * any, and its conditions said the same (docs/adr/0012); the first pass over it writes the fields.
 */
final class ServingMemoryMapping {
    private ServingMemoryMapping() {}

    static ServingMemory map(ServingStatus serving, List<ConditionFact> conditions) {
        if (serving == null || serving.revision() == null) {
            return ServingMemory.NONE;
        }
        Optional<ConditionFact> monitoring = fact(conditions, ConditionType.MonitoringAvailable);
        Optional<ConditionFact> signals = fact(conditions, ConditionType.SignalsWithinLimits);
        return new ServingMemory(
                ApiDate.time(serving.silentSince())
                        .or(() -> since(monitoring.filter(ServingMemoryMapping::isSilent))),
                ApiDate.time(serving.blindSince())
                        .or(() -> since(monitoring.filter(f -> wasBlind(serving, f)))),
                ApiDate.time(serving.withinLimitsSince())
                        .or(() -> since(signals.filter(f -> f.status() == ConditionStatus.True))),
                Optional.ofNullable(serving.rollback())
                        .map(EnumMapping.ROLLBACK_OUTCOME::toDecisions)
                        .or(() -> outcome(conditions)));
    }

    /** With a time of silence beside it, the condition alone says only that scrapes are dark. */
    private static boolean wasBlind(ServingStatus serving, ConditionFact monitoring) {
        return serving.silentSince() == null && monitoring.status() == ConditionStatus.False;
    }

    /** A model that is not monitored is unknown too, but that is no silence. */
    private static boolean isSilent(ConditionFact monitoring) {
        return monitoring.status() != ConditionStatus.True
                && monitoring.reason() != Reason.NotMonitored
                && monitoring.reason() != Reason.NotServing;
    }

    private static Optional<RollbackOutcome> outcome(List<ConditionFact> conditions) {
        return fact(conditions, ConditionType.RolledBack)
                .flatMap(
                        shown ->
                                Stream.of(RollbackOutcome.values())
                                        .filter(outcome -> outcome.reason() == shown.reason())
                                        .findFirst());
    }

    private static Optional<Instant> since(Optional<ConditionFact> fact) {
        return fact.map(ConditionFact::lastTransition);
    }

    private static Optional<ConditionFact> fact(
            List<ConditionFact> conditions, ConditionType type) {
        return conditions.stream().filter(fact -> fact.type() == type).findFirst();
    }
}
