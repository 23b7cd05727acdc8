package io.aihub.sandbox.workload;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** One thread that takes all steps after every change, and once a second for what time brings. */
final class PassLoop implements AutoCloseable {
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final long PATIENCE_MILLIS = 5000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread thread;
    private List<Runnable> steps = List.of();
    private boolean dirty = true;
    private volatile boolean closed;

    PassLoop(String name) {
        thread = new Thread(this::loop, name);
        thread.setDaemon(true);
    }

    void start(List<Runnable> inOrder) {
        steps = List.copyOf(inOrder);
        thread.start();
    }

    /** Something has changed. */
    void signal() {
        lock.lock();
        try {
            dirty = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends after the step that is being taken. */
    @Override
    public void close() {
        closed = true;
        signal();
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void loop() {
        while (awaitChange()) {
            for (Runnable step : steps) {
                try {
                    step.run();
                } catch (RuntimeException e) {
                    System.getLogger(PassLoop.class.getName())
                            .log(System.Logger.Level.WARNING, "a pass failed", e);
                }
            }
        }
    }

    /** False when it has ended. */
    private boolean awaitChange() {
        lock.lock();
        try {
            long left = IDLE.toNanos();
            while (!dirty && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            dirty = false;
            return !closed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
