package io.aihub.decision.revision;

import java.time.Duration;

/**
 * What the terms say happens when an approval runs out or monitoring goes blind.
 *
 * @param onExpiry when the approval of what serves ends
 * @param onNoData when no counts arrive for {@code noDataFor}
 * @param noDataFor how long silence may last
 * @param verifyWindows windows within limits that show a rollback helped, at least 1
 */
public record FailureMode(
        OnExpiry onExpiry, OnNoData onNoData, Duration noDataFor, int verifyWindows) {

    /** When the approval of what serves ends. */
    public enum OnExpiry {
        KeepServing,
        BlockNew,
        SafeState
    }

    /** When no counts arrive. Silence never rolls back. */
    public enum OnNoData {
        Alert,
        PausePromotion,
        SafeState
    }
}
