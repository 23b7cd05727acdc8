package io.aihub.e2e.crash;

import io.aihub.demo.crash.CrashPoint;
import io.aihub.demo.crash.CrashPoint.Moment;
import io.aihub.demo.crash.WriteSignature;
import io.aihub.e2e.rig.AuditEntry;
import io.aihub.e2e.rig.AuditLog;
import io.aihub.e2e.rig.OperatorOnCluster;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the operator has written in one play, as the audit log has it. */
final class AuditedWrites {
    private final AuditLog log;
    private final AuditLog.Mark start;
    private final Clock clock;
    private final TreeMap<Instant, String> scenes = new TreeMap<>();

    /** From now on. */
    AuditedWrites(AuditLog log, Clock clock) {
        this.log = log;
        this.start = log.mark();
        this.clock = clock;
    }

    /** From now on the writes are those of this scene. */
    void scene(String next) {
        scenes.put(clock.instant(), next);
    }

    /** How many there were. */
    int number() {
        return entries().size();
    }

    /** Every effective write, in order, once each. */
    List<CrashPoint> points() {
        return entries().stream().map(this::point).distinct().toList();
    }

    /** How often each object was made; events by their reason, since their names are digests. */
    Map<String, Integer> made() {
        Map<String, Integer> made = new TreeMap<>();
        entries().stream()
                .filter(entry -> entry.code() == HttpURLConnection.HTTP_CREATED)
                .forEach(entry -> made.merge(object(entry), 1, Integer::sum));
        return made;
    }

    private List<AuditEntry> entries() {
        return log.since(start, OperatorOnCluster.USER).stream()
                .filter(AuditEntry::isEffective)
                .toList();
    }

    private CrashPoint point(AuditEntry entry) {
        Map.Entry<Instant, String> scene = scenes.floorEntry(entry.received());
        return new CrashPoint(
                scene == null ? "" : scene.getValue(), signature(entry), Moment.After);
    }

    private static String signature(AuditEntry entry) {
        String[] parts = entry.resource().split("/");
        return WriteSignature.of(
                entry.verb(),
                resource(entry),
                entry.name().orElse(""),
                parts.length > 1 ? parts[1] : "",
                entry.body());
    }

    private static String object(AuditEntry entry) {
        return resource(entry)
                + " "
                + (resource(entry).equals("events")
                        ? entry.body().path("reason").asText()
                        : entry.name().orElse(""));
    }

    private static String resource(AuditEntry entry) {
        return entry.resource().split("[./]")[0];
    }
}
