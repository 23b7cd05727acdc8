package io.aihub.operator.lead;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * Whether this process leads, as far as it can know without asking: it may write for as long as
 * nobody else may have taken the lease since it was renewed last. A process that was paused wakes
 * up knowing that its time has passed.
 */
public final class Leadership {
    private final LongSupplier nanos;
    private final Duration valid;
    private final AtomicReference<State> state = new AtomicReference<>(new Standby());

    private sealed interface State permits Standby, Leading, Lost, Alone {}

    /** Another process leads, or none yet. */
    private record Standby() implements State {}

    /**
     * @param term how often the lease had changed hands when this process took it
     * @param renewed when the last renewal that succeeded was sent, in nanoseconds
     */
    private record Leading(int term, long renewed) implements State {}

    /** Another process leads after this one did. */
    private record Lost(String successor) implements State {}

    /** There is no election. */
    private record Alone() implements State {}

    /**
     * @param nanos a clock that nobody sets, in nanoseconds
     * @param valid how long after a renewal this process may still write; less than the duration of
     *     the lease, so that what is on its way arrives before another process leads
     */
    public Leadership(LongSupplier nanos, Duration valid) {
        this.nanos = nanos;
        this.valid = valid;
    }

    /** For a process that runs without others beside it. */
    public static Leadership unshared() {
        Leadership alone = new Leadership(() -> 0L, Duration.ZERO);
        alone.state.set(new Alone());
        return alone;
    }

    /** Whether this process may write now. */
    public boolean isHeld() {
        State now = state.get();
        return now instanceof Alone
                || now instanceof Leading leading && now() - leading.renewed() < valid.toNanos();
    }

    /** Whether there are, or may be, other processes. */
    public boolean isShared() {
        return !(state.get() instanceof Alone);
    }

    /** Who leads after this process did; absent while it may still lead, or never did. */
    public Optional<String> successor() {
        return state.get() instanceof Lost lost ? Optional.of(lost.successor()) : Optional.empty();
    }

    /** The time by the clock that nobody sets, in nanoseconds. */
    long now() {
        return nanos.getAsLong();
    }

    /** The lease was taken or renewed by a request that was sent at that moment. */
    void renewed(int term, long sent) {
        state.updateAndGet(
                before -> {
                    if (before instanceof Lost) {
                        return before;
                    }
                    return before instanceof Leading leading && leading.term() != term
                            ? new Lost("another operator, which has ended again")
                            : new Leading(term, sent);
                });
    }

    /** Another process holds the lease. */
    void taken(String holder) {
        state.updateAndGet(before -> before instanceof Leading ? new Lost(holder) : before);
    }

    /** This process has given the lease back, and is about to end. */
    void released() {
        state.updateAndGet(before -> before instanceof Leading ? new Lost("nobody yet") : before);
    }
}
