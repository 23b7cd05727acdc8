package io.aihub.decision.approval;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What keeps content from being started or switched to, although it may be approved. It says
 * nothing about pods that serve: corrected terms reach them all the same.
 *
 * @param quarantined when these pods were rolled back from; absent when they were not, or a full
 *     quorum has said {@code Retry} since
 * @param missing roles whose {@code Retry} is missing, sorted, repeated by number
 * @param undecided a revocation of other content on these pods of which nobody said whether it
 *     reaches this content
 */
public record StartBar(
        Optional<Instant> quarantined, List<String> missing, Optional<String> undecided) {
    public StartBar {
        missing = List.copyOf(missing);
    }

    /** Whether anything keeps the content from starting. */
    public boolean holds() {
        return quarantined.isPresent() || undecided.isPresent();
    }
}
