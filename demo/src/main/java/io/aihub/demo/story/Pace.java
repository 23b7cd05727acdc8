package io.aihub.demo.story;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Waits between two looks, and ends the waiting when the play is broken off. */
public final class Pace {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition brokenOff = lock.newCondition();
    private boolean over;

    /** Parks this long; false when the play was broken off. */
    public boolean rest(Duration length) {
        lock.lock();
        try {
            long left = length.toNanos();
            while (!over && left > 0) {
                left = brokenOff.awaitNanos(left);
            }
            return !over;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Parks until the play is broken off. */
    public void restForGood() {
        while (rest(Duration.ofNanos(TimeUnit.HOURS.toNanos(1)))) {
            // Until someone ends it.
        }
    }

    /** Whether the play was broken off. */
    public boolean isBrokenOff() {
        lock.lock();
        try {
            return over;
        } finally {
            lock.unlock();
        }
    }

    /** Ends all waiting. */
    public void breakOff() {
        lock.lock();
        try {
            over = true;
            brokenOff.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
