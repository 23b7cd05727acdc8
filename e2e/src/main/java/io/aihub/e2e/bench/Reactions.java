package io.aihub.e2e.bench;

import io.aihub.e2e.bench.Fleet.Member;
import io.aihub.e2e.rig.AuditEntry;
import io.aihub.e2e.rig.AuditLog.Mark;
import io.aihub.e2e.rig.OperatorOnCluster;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Single changes of models at rest, one after another, and how long until the operator acts. The
 * change is of replicas: it needs no approval, and its action is one write of a Deployment.
 */
final class Reactions {
    private static final long PATIENCE_SECONDS = 60;

    private final BenchCluster cluster;

    Reactions(BenchCluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Times from the moment at which the API server received the change.
     *
     * @param stored until it had answered the change itself
     * @param first until it received the operator's first write that follows, a status
     * @param action until it received the write that acts, of the Deployment
     */
    record Times(List<Duration> stored, List<Duration> first, List<Duration> action) {

        static Duration percentile(List<Duration> all, int percent) {
            List<Duration> sorted = all.stream().sorted().toList();
            int rank = (int) Math.ceil(sorted.size() * percent / 100.0);
            return sorted.get(Math.max(0, rank - 1));
        }
    }

    /** Makes this many changes, spread over the fleet. */
    Times measure(Fleet fleet, int changes) {
        Mark mark = cluster.audit().mark();
        List<Member> members = fleet.members();
        int stride = Math.max(1, members.size() / changes);
        for (int i = 0; i < changes; i++) {
            int at = i * stride;
            change(members.get(at % members.size()), 2 + at / members.size());
        }
        return times(mark);
    }

    private void change(Member member, int replicas) {
        cluster.client()
                .resource(member.model())
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"spec\":{\"serving\":{\"replicas\":" + replicas + "}}}");
        String hex = member.content().servingDigest().split(":")[1].substring(0, 10);
        cluster.client()
                .apps()
                .deployments()
                .inNamespace(member.namespace())
                .withName(member.name() + "-" + hex)
                .waitUntilCondition(
                        deployment -> available(deployment) == replicas,
                        PATIENCE_SECONDS,
                        TimeUnit.SECONDS);
    }

    private static int available(Deployment deployment) {
        return deployment == null
                        || deployment.getStatus() == null
                        || deployment.getStatus().getAvailableReplicas() == null
                ? 0
                : deployment.getStatus().getAvailableReplicas();
    }

    private Times times(Mark mark) {
        List<AuditEntry> entries = new ArrayList<>();
        RequestCounts.read(
                cluster.audit(),
                mark,
                OperatorOnCluster.USER,
                entry -> {
                    if (entry.isEffective() && model(entry).isPresent()) {
                        entries.add(entry);
                    }
                });
        // The log is in the order of answers.
        entries.sort(Comparator.comparing(AuditEntry::received));
        Map<String, Instant> changed = new HashMap<>();
        Set<String> answered = new HashSet<>();
        List<Duration> stored = new ArrayList<>();
        List<Duration> first = new ArrayList<>();
        List<Duration> action = new ArrayList<>();
        for (AuditEntry entry : entries) {
            String model = model(entry).orElseThrow();
            if (entry.permission().equals("patch aimodels.aihub.io")) {
                changed.put(model, entry.received());
                answered.remove(model);
                stored.add(Duration.between(entry.received(), entry.answered()));
            } else if (entry.user().equals(OperatorOnCluster.USER) && changed.containsKey(model)) {
                Duration taken = Duration.between(changed.get(model), entry.received());
                if (answered.add(model)) {
                    first.add(taken);
                }
                if (entry.resource().equals("deployments.apps")) {
                    action.add(taken);
                }
            }
        }
        return new Times(stored, first, action);
    }

    /** Namespace and name of the model; the name of a Deployment has ten digits after it. */
    private static Optional<String> model(AuditEntry entry) {
        return entry.name()
                .flatMap(
                        name ->
                                switch (entry.resource()) {
                                    case "aimodels.aihub.io", "aimodels.aihub.io/status" ->
                                            Optional.of(name);
                                    case "deployments.apps" ->
                                            Optional.of(name.substring(0, name.lastIndexOf('-')));
                                    default -> Optional.<String>empty();
                                })
                .map(name -> entry.namespace().orElse("") + "/" + name);
    }
}
