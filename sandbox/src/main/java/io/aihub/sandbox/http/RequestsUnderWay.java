package io.aihub.sandbox.http;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How many requests are being answered, and since when there is none. */
final class RequestsUnderWay {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private long quietSince = System.nanoTime();
    private int count;

    void begin() {
        lock.lock();
        try {
            count++;
        } finally {
            lock.unlock();
        }
    }

    void end() {
        lock.lock();
        try {
            count--;
            quietSince = System.nanoTime();
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits, from now on, for so long a time without a request.
     *
     * @return false when {@code limit} ran out first
     */
    boolean awaitNone(Duration quiet, Duration limit) throws InterruptedException {
        long start = System.nanoTime();
        long deadline = start + limit.toNanos();
        lock.lockInterruptibly();
        try {
            while (true) {
                long now = System.nanoTime();
                long since = quietSince - start > 0 ? quietSince : start;
                if (count == 0 && now - since >= quiet.toNanos()) {
                    return true;
                }
                if (now - deadline >= 0) {
                    return false;
                }
                long left = deadline - now;
                ended.awaitNanos(count == 0 ? Math.min(left, since + quiet.toNanos() - now) : left);
            }
        } finally {
            lock.unlock();
        }
    }
}
