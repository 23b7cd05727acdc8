package io.aihub.e2e.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aihub.e2e.rig.AuditEntry;
import io.aihub.e2e.rig.AuditLog;
import io.aihub.e2e.rig.AuditLog.Mark;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What the operator's identity has asked of the API server since a mark, kept up as the audit log
 * grows. Reading the log instead of the API leaves the cluster alone.
 */
final class RequestCounts {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MODELS = "aimodels.aihub.io";

    private final AuditLog log;
    private final String user;
    private final SortedMap<String, Long> writes = new TreeMap<>();
    private final SortedMap<String, Long> refused = new TreeMap<>();
    private final SortedMap<String, Long> reads = new TreeMap<>();
    private final Set<String> ready = new HashSet<>();
    private Mark mark;
    private Instant firstModel = Instant.MAX;
    private Instant lastReady = Instant.MIN;
    private long changedAt = System.nanoTime();

    RequestCounts(AuditLog log, Mark from, String user) {
        this.log = log;
        this.mark = from;
        this.user = user;
    }

    /** Reads on to the end of the log. */
    RequestCounts catchUp() {
        mark = read(log, mark, user, this::count);
        return this;
    }

    /** Hands on the requests of a user and all creations of models. */
    static Mark read(AuditLog log, Mark from, String user, Consumer<AuditEntry> to) {
        return log.lines(
                from,
                line -> {
                    if (line.contains(user) || line.contains("\"resource\":\"aimodels\"")) {
                        to.accept(AuditEntry.of(tree(line)));
                    }
                });
    }

    static JsonNode tree(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void count(AuditEntry entry) {
        if (entry.permission().equals("create " + MODELS)
                && entry.received().isBefore(firstModel)) {
            firstModel = entry.received();
        }
        if (!entry.user().equals(user)) {
            return;
        }
        if (entry.isEffective()) {
            changedAt = System.nanoTime();
            writes.merge(entry.permission(), 1L, Long::sum);
            noteReady(entry);
        } else if (entry.isWrite()) {
            refused.merge(entry.permission() + " " + entry.code(), 1L, Long::sum);
        } else if (!entry.verb().equals("watch")) {
            reads.merge(entry.permission(), 1L, Long::sum);
        }
    }

    private void noteReady(AuditEntry entry) {
        if (isReady(entry)
                && ready.add(entry.namespace().orElse("") + "/" + entry.name().orElse(""))) {
            lastReady = entry.answered().isAfter(lastReady) ? entry.answered() : lastReady;
        }
    }

    /** Whether it wrote a status that says Ready. */
    static boolean isReady(AuditEntry entry) {
        if (!entry.resource().equals(MODELS + "/status")) {
            return false;
        }
        for (JsonNode condition : entry.body().path("status").path("conditions")) {
            if (condition.path("type").asText().equals("Ready")) {
                return condition.path("status").asText().equals("True");
            }
        }
        return false;
    }

    /** How many models were said to be Ready. */
    int ready() {
        return ready.size();
    }

    /** Whether nothing was written for this long. */
    boolean quietFor(Duration time) {
        return System.nanoTime() - changedAt > time.toNanos();
    }

    /** From the first model's creation to the last model's Ready. */
    Duration converged() {
        return Duration.between(firstModel, lastReady);
    }

    /** Effective writes by verb and resource. */
    SortedMap<String, Long> writes() {
        return writes;
    }

    /** Writes that were not made, with the answer's code. */
    SortedMap<String, Long> refused() {
        return refused;
    }

    /** Gets and lists. */
    SortedMap<String, Long> reads() {
        return reads;
    }

    /** Their sum. */
    static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many of one permission. */
    long writes(String permission) {
        return writes.getOrDefault(permission, 0L);
    }
}
