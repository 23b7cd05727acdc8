package io.aihub.dossier;

import io.aihub.api.v1alpha1.status.Stop;
import io.aihub.api.v1alpha1.status.Stop.StopScope;
import io.aihub.decision.approval.RecordedStop;
import io.aihub.decision.approval.RecordedStop.PodScope;
import io.aihub.decision.approval.RecordedStop.StopKind;
import io.aihub.decision.approval.StopHistory;
import io.aihub.dossier.time.ApiDate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stops in status, from and to what the gate reads. */
public final class StopMapping {
    private StopMapping() {}

    /** What status remembers: the stops that hold, and the uids of those lifted for good. */
    public static StopHistory history(List<Stop> stops) {
        List<Stop> all = stops == null ? List.of() : stops;
        List<Stop> holding = all.stream().filter(stop -> !lifted(stop)).toList();
        Set<String> lifted =
                all.stream()
                        .filter(StopMapping::lifted)
                        .map(Stop::uid)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        return new StopHistory(fromStatus(holding), lifted);
    }

    private static boolean lifted(Stop stop) {
        return stop.state() == Stop.StopState.Lifted;
    }

    /**
     * What status remembers. A kind that is not known counts as a safety stop: it goes on holding.
     */
    public static List<RecordedStop> fromStatus(List<Stop> stops) {
        return stops == null
                ? List.of()
                : stops.stream()
                        .filter(stop -> stop.uid() != null)
                        .map(
                                stop ->
                                        new RecordedStop(
                                                stop.uid(),
                                                kind(stop.kind()),
                                                stop.by() == null ? "" : stop.by(),
                                                ApiDate.time(stop.since()).orElse(Instant.EPOCH),
                                                Optional.ofNullable(stop.contentDigest()),
                                                Optional.ofNullable(stop.servingDigest()),
                                                scope(stop.scope()),
                                                stop.reason() == null ? "" : stop.reason()))
                        .toList();
    }

    private static PodScope scope(StopScope scope) {
        return scope == null ? PodScope.NotRecorded : PodScope.valueOf(scope.name());
    }

    /** As status writes it; absent where it is not known. */
    public static Optional<StopScope> toStatus(PodScope scope) {
        return scope == PodScope.NotRecorded
                ? Optional.empty()
                : Optional.of(StopScope.valueOf(scope.name()));
    }

    private static StopKind kind(String word) {
        return Stream.of(StopKind.values())
                .filter(kind -> kind.name().equals(word))
                .findFirst()
                .orElse(StopKind.Safety);
    }
}
