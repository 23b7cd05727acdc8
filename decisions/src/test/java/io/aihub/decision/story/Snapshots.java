package io.aihub.decision.story;

import io.aihub.decision.plan.RevisionUpdate;
import io.aihub.decision.plan.Served;
import io.aihub.decision.revision.ObservedRevision.History;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the snapshots remember, by the name of the revision. */
final class Snapshots {
    private final Map<String, History> histories = new LinkedHashMap<>();
    private boolean refused;

    void refuse(boolean refuses) {
        refused = refuses;
    }

    void take(Version version, Instant now) {
        histories.putIfAbsent(version.name(), History.none(now));
    }

    void lose(String revision) {
        histories.remove(revision);
    }

    boolean has(Version version) {
        return histories.containsKey(version.name());
    }

    History of(Version version, Instant now) {
        return histories.getOrDefault(version.name(), History.none(now));
    }

    Map<String, History> all() {
        return Map.copyOf(histories);
    }

    void remember(RevisionUpdate update, Instant now) {
        if (refused) {
            return;
        }
        History old = histories.getOrDefault(update.revision(), History.none(now));
        histories.put(
                update.revision(),
                new History(
                        old.created(),
                        old.firstServed().or(() -> began(update)),
                        ended(update).or(old::lastServed),
                        update.stableSince().or(old::stableSince),
                        update.quarantine()
                                .map(RevisionUpdate.Quarantined::at)
                                .or(old::quarantined),
                        update.baseline().or(old::baseline),
                        update.served().isPresent() ? began(update) : old.servingSince()));
    }

    private static Optional<Instant> ended(RevisionUpdate update) {
        return update.served()
                .filter(Served.Ended.class::isInstance)
                .map(Served.Ended.class::cast)
                .map(Served.Ended::to);
    }

    private static Optional<Instant> began(RevisionUpdate update) {
        return update.served()
                .filter(Served.Began.class::isInstance)
                .map(Served.Began.class::cast)
                .map(Served.Began::from);
    }
}
