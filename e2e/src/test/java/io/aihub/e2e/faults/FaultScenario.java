package io.aihub.e2e.faults;

import io.aihub.e2e.rig.AuditEntry;
import io.aihub.e2e.rig.AuditLog;
import io.aihub.e2e.rig.ControlPlane;
import io.aihub.e2e.rig.OperatorOnCluster;
import io.aihub.e2e.rig.Until;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The same events in every ward: when it begins, one model rests, one is suspended, one rolls out
 * and waits for its pods, and one has a version that is not approved yet.
 */
final class FaultScenario implements AutoCloseable {
    private static final int CONFLICT = 409;
    private static final int GATEWAY_TIMEOUT = 504;

    private final ControlPlane cluster;
    private final AuditLog.Mark mark;
    private final AnsweringNode node;
    private final FaultNamespace ward;

    private FaultScenario(
            ControlPlane cluster, AuditLog.Mark mark, AnsweringNode node, FaultNamespace ward) {
        this.cluster = cluster;
        this.mark = mark;
        this.node = node;
        this.ward = ward;
    }

    static FaultScenario begin(ControlPlane cluster, AnsweringNode node, String namespace) {
        AuditLog.Mark mark = cluster.audit().mark();
        FaultNamespace ward = FaultNamespace.open(cluster, namespace, node.port());
        for (String model : List.of("resting", "stopped", "rolling", "deciding")) {
            ward.apply(model, "1.0.0");
            ward.approve(model);
        }
        for (String model : List.of("resting", "stopped", "rolling", "deciding")) {
            ward.awaitServes(model, "1.0.0");
            ward.awaitStable(model);
        }
        ward.decide("stopped", "Suspend", spec -> {});
        Until.SOON.holds("it stops", () -> ward.serving("stopped").equals("Stopped"));
        node.cordon();
        ward.apply("rolling", "2.0.0");
        ward.approve("rolling");
        Until.SOON.holds(
                "its pods are pending",
                () ->
                        ward.all("v1", "Pod").stream()
                                .anyMatch(p -> p.at("/status/phase").asText().equals("Pending")));
        ward.apply("deciding", "2.0.0");
        Until.SOON.holds("it was looked at", () -> ward.isCurrent("deciding"));
        return new FaultScenario(cluster, mark, node, ward);
    }

    /** A person approves, and another stops the model that rests. */
    void decide() {
        ward.approve("deciding", ward.status("deciding").at("/contentDigest").asText());
        ward.create("resting", "Suspend", "", spec -> spec.remove("contentDigest"));
    }

    /** Pods can come again; returns the end state, and what was made on the way, once it stays. */
    List<String> finish() {
        long begun = System.nanoTime();
        node.uncordon();
        for (String model : List.of("rolling", "deciding")) {
            ward.awaitServes(model, "2.0.0");
            ward.awaitStable(model);
        }
        Until.SOON.holds("it stops", () -> ward.serving("resting").equals("Stopped"));
        List<List<String>> seen = new ArrayList<>();
        Until.SOON.holds("nothing moves any more", () -> isStill(seen));
        System.out.printf(
                "%s: at the end after %d ms; the operator made %s%n",
                ward.namespace(), (System.nanoTime() - begun) / 1_000_000, effective());
        return state();
    }

    /** What two runs are compared by, and what the operator made since this one began. */
    List<String> state() {
        List<String> state = new ArrayList<>(Projection.of(ward));
        Map<String, Long> made = effective();
        made.keySet().removeIf(permission -> !permission.startsWith("create "));
        // They are compared one by one (Projection).
        made.remove("create events.events.k8s.io");
        state.add("made " + made);
        return state;
    }

    private Map<String, Long> effective() {
        Map<Written, List<AuditEntry>> written =
                cluster.audit().since(mark, OperatorOnCluster.USER).stream()
                        .filter(AuditEntry::isWrite)
                        .filter(entry -> entry.namespace().equals(Optional.of(ward.namespace())))
                        .collect(Collectors.groupingBy(Written::of));
        Map<String, Long> effective = new TreeMap<>();
        written.forEach(
                (one, entries) -> effective.merge(one.permission(), times(entries), Long::sum));
        effective.values().removeIf(times -> times == 0);
        return effective;
    }

    /** What was written, however often. */
    private record Written(String permission, Optional<String> name) {
        static Written of(AuditEntry entry) {
            return new Written(entry.permission(), entry.name());
        }
    }

    /**
     * A server whose client has gone may create what it was sent and note that it was cut off, 504.
     * That it was created is then told to whoever sends it again, 409.
     */
    private static long times(List<AuditEntry> entries) {
        long answered = entries.stream().filter(AuditEntry::isEffective).count();
        Set<Integer> codes =
                entries.stream()
                        .filter(entry -> entry.verb().equals("create"))
                        .map(AuditEntry::code)
                        .collect(Collectors.toSet());
        boolean isCreatedThough = codes.containsAll(Set.of(GATEWAY_TIMEOUT, CONFLICT));
        return answered == 0 && isCreatedThough ? 1 : answered;
    }

    /** The same twenty times in a row, which is a second at least. */
    private boolean isStill(List<List<String>> seen) {
        List<String> now = Projection.of(ward);
        if (!seen.isEmpty() && !seen.get(seen.size() - 1).equals(now)) {
            seen.clear();
        }
        seen.add(now);
        return seen.size() >= 20;
    }

    /** The models stay, as those who rest in the rounds that follow. */
    @Override
    public void close() {
        node.uncordon();
        ward.leave();
    }
}
