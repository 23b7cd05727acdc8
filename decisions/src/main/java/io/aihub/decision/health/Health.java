package io.aihub.decision.health;

import io.aihub.decision.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All signals together, and whether counts arrive at all.
 *
 * @param reports one a signal
 * @param overall all signals in one word
 * @param sight whether counts arrive
 * @param sightReason why, in the shared vocabulary
 * @param sightMessage one sentence
 * @param silentSince since when no counts arrive, absent while they do
 */
public record Health(
        List<SignalReport> reports,
        Overall overall,
        Sight sight,
        Reason sightReason,
        String sightMessage,
        Optional<Instant> silentSince) {

    /** All signals in one word. */
    public enum Overall {
        WithinLimits,
        Warning,
        Breached,
        Unknown,
        NotMonitored
    }

    /** Whether counts arrive. */
    public enum Sight {
        /** They do, or there is nothing to see. */
        Sees,
        /** Not now, and not yet for long. */
        Silent,
        /** Not now, by several scrapes in a row, and not yet for long. */
        Dark,
        /** Not for as long as the terms allow. */
        Blind
    }

    /** Traffic has just moved: nothing is known about what answers now. */
    static Health notSeenYet(Instant now) {
        return new Health(
                List.of(),
                Overall.Unknown,
                Sight.Silent,
                Reason.NoData,
                "No window has closed yet.",
                Optional.of(now));
    }
}
