package io.aihub.sandbox.apiserver;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * The last 100,000 writes this server was asked for, and how often each client read or opened a
 * watch.
 */
public final class RequestJournal {
    private static final int REMEMBERED = 100_000;

    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Entry> writes = new ArrayDeque<>();
    private final Map<String, Long> reads = new TreeMap<>();
    private final Map<String, Long> watches = new TreeMap<>();
    private long sequence;

    RequestJournal(Clock clock) {
        this.clock = clock;
    }

    /** One write with its outcome, in the order of handling. */
    public record Entry(Instant at, WriteRequest request, WriteResult result) {
        /** For example {@code 12 operator Apply /apis/…/pe-triage?… 200 changed}. */
        @Override
        public String toString() {
            return String.join(
                    " ",
                    Long.toString(request.sequence()),
                    request.client(),
                    request.verb().name(),
                    request.path(),
                    Integer.toString(result.status()),
                    result.changed() ? "changed" : "unchanged");
        }
    }

    /** All writes so far. */
    public List<Entry> writes() {
        return writes(entry -> true);
    }

    /** All writes of this client so far. */
    public List<Entry> writesBy(String client) {
        return writes(entry -> entry.request().client().equals(client));
    }

    /** All writes that match. */
    public List<Entry> writes(Predicate<Entry> filter) {
        lock.lock();
        try {
            return writes.stream().filter(filter).toList();
        } finally {
            lock.unlock();
        }
    }

    /** The sequence number of the last write, 0 before the first. */
    public long lastSequence() {
        lock.lock();
        try {
            return sequence;
        } finally {
            lock.unlock();
        }
    }

    /** Gets and lists by this client. */
    public long readsBy(String client) {
        return count(reads, client);
    }

    /** Watches opened by this client. */
    public long watchesBy(String client) {
        return count(watches, client);
    }

    long nextSequence() {
        lock.lock();
        try {
            return ++sequence;
        } finally {
            lock.unlock();
        }
    }

    void record(WriteRequest request, WriteResult result) {
        lock.lock();
        try {
            writes.addLast(new Entry(clock.instant(), request, result));
            if (writes.size() > REMEMBERED) {
                writes.removeFirst();
            }
        } finally {
            lock.unlock();
        }
    }

    void countRead(String client) {
        add(reads, client);
    }

    void countWatch(String client) {
        add(watches, client);
    }

    private void add(Map<String, Long> counts, String client) {
        lock.lock();
        try {
            counts.merge(client, 1L, Long::sum);
        } finally {
            lock.unlock();
        }
    }

    private long count(Map<String, Long> counts, String client) {
        lock.lock();
        try {
            return counts.getOrDefault(client, 0L);
        } finally {
            lock.unlock();
        }
    }
}
