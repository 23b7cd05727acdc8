package io.aihub.decision.approval;

import java.util.List;
import java.util.Set;

/**
 * What status remembers about stops.
 *
 * @param recorded stops that held on an earlier pass
 * @param lifted uids of stops that an earlier pass saw lifted for good, so that a quorum that is
 *     raised later does not bring them back
 */
public record StopHistory(List<RecordedStop> recorded, Set<String> lifted) {
    public StopHistory {
        recorded = List.copyOf(recorded);
        lifted = Set.copyOf(lifted);
    }

    /** Nothing remembered. */
    public static StopHistory none() {
        return new StopHistory(List.of(), Set.of());
    }
}
