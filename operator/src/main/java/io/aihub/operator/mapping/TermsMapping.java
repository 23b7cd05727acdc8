package io.aihub.operator.mapping;

import io.aihub.api.v1alpha1.AIModelSpec;
import io.aihub.api.v1alpha1.SafeState;
import io.aihub.api.v1alpha1.monitoring.Monitoring;
import io.aihub.api.v1alpha1.monitoring.Rollback;
import io.aihub.api.v1alpha1.monitoring.Rollout;
import io.aihub.decision.revision.FailureMode;
import io.aihub.decision.revision.FailureMode.OnExpiry;
import io.aihub.decision.revision.FailureMode.OnNoData;
import io.aihub.decision.revision.RolloutTerms;
import io.aihub.dossier.time.GoDuration;
import io.aihub.dossier.vocabulary.EnumMapping;
import java.time.Duration;
import java.util.Optional;

/**
 * The rollout and failure terms of a snapshot. Snapshots have their defaults filled in; the
 * defaults here are for terms that cannot be read, and are the cautious ones.
 */
public final class TermsMapping {

    /** How a revision is brought in, and rolled back from. */
    public RolloutTerms rollout(AIModelSpec spec) {
        Optional<Rollout> rollout = Optional.ofNullable(spec.rollout());
        Optional<Rollback> rollback = Optional.ofNullable(spec.rollback());
        return new RolloutTerms(
                rollout.map(Rollout::strategy)
                        .map(EnumMapping.STRATEGY::toDecisions)
                        .orElse(RolloutTerms.Strategy.BlueGreen),
                duration(rollout.map(Rollout::stableAfter), Duration.ofHours(24)),
                duration(rollout.map(Rollout::progressDeadline), Duration.ofMinutes(10)),
                rollback.map(Rollback::mode)
                        .map(EnumMapping.ROLLBACK_MODE::toDecisions)
                        .orElse(RolloutTerms.Mode.Automatic),
                duration(rollback.map(Rollback::cooldown), Duration.ofHours(24)),
                duration(rollback.map(Rollback::keepPreviousFor), Duration.ofHours(168)),
                rollback.map(Rollback::safeState)
                        .filter(state -> state == SafeState.KeepServing)
                        .map(state -> RolloutTerms.SafeState.KeepServing)
                        .orElse(RolloutTerms.SafeState.StopServing));
    }

    /** What happens when approval, data or recovery fails. */
    public FailureMode failure(AIModelSpec spec) {
        Optional<Monitoring> monitoring = Optional.ofNullable(spec.monitoring());
        Optional<Rollback> rollback = Optional.ofNullable(spec.rollback());
        return new FailureMode(
                rollback.map(Rollback::onExpiry)
                        .map(EnumMapping.EXPIRY::toDecisions)
                        .orElse(OnExpiry.KeepServing),
                monitoring
                        .map(Monitoring::onNoData)
                        .map(EnumMapping.NO_DATA::toDecisions)
                        .orElse(OnNoData.Alert),
                duration(monitoring.map(Monitoring::noDataFor), Duration.ofHours(2)),
                rollback.map(Rollback::verifyWindows).orElse(2));
    }

    private static Duration duration(Optional<String> text, Duration otherwise) {
        return text.flatMap(GoDuration::parse).orElse(otherwise);
    }
}
