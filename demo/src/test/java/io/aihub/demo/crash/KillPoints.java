package io.aihub.demo.crash;

import io.aihub.demo.crash.CrashPoint.Moment;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** The points of a play at which the operator is killed, each once. */
public final class KillPoints {
    private final Set<CrashPoint> ahead;
    private final Set<CrashPoint> struck = new LinkedHashSet<>();
    private final BooleanSupplier kill;
    private volatile String scene = "";

    /**
     * @param kill ends the operator; false where none was alive
     */
    public KillPoints(Set<CrashPoint> points, BooleanSupplier kill) {
        this.ahead = new LinkedHashSet<>(points);
        this.kill = kill;
    }

    /** From now on the writes are those of this scene. */
    public void scene(String next) {
        scene = next;
    }

    /** The point that such a write is now. */
    public CrashPoint here(String signature, Moment moment) {
        return new CrashPoint(scene, signature, moment);
    }

    /** Whether such a write would be struck. */
    public synchronized boolean awaits(CrashPoint point) {
        return ahead.contains(point);
    }

    /** Kills the operator if this point is one that is still ahead. */
    public synchronized boolean strike(CrashPoint point) {
        if (!ahead.contains(point) || !kill.getAsBoolean()) {
            return false;
        }
        ahead.remove(point);
        struck.add(point);
        return true;
    }

    /** Points at which the operator was killed, in order. */
    public synchronized Set<CrashPoint> struck() {
        return new LinkedHashSet<>(struck);
    }
}
