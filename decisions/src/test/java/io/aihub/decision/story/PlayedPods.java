package io.aihub.decision.story;

import io.aihub.decision.rollout.Plan;
import io.aihub.decision.rollout.Plan.Presence;
import io.aihub.decision.rollout.Plan.WorkloadWish;
import io.aihub.decision.rollout.RevisionFacts.Workload;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Deployments and the Service, by serving digest: pods are ready a pass after they are made. */
final class PlayedPods {
    private final Map<String, Workload> workloads = new HashMap<>();
    private final Set<String> scaledDown = new HashSet<>();
    private final Set<String> broken = new HashSet<>();
    private Optional<String> endpoint = Optional.empty();

    void neverStart(Version version) {
        broken.add(version.id().servingDigest());
        workloads.computeIfPresent(version.id().servingDigest(), (d, w) -> Workload.Starting);
    }

    void start(Version version) {
        broken.remove(version.id().servingDigest());
    }

    Workload of(Version version) {
        return workloads.getOrDefault(version.id().servingDigest(), Workload.Absent);
    }

    void apply(Plan plan) {
        Map<String, Workload> next = new HashMap<>();
        scaledDown.clear();
        for (WorkloadWish wish : plan.workloads()) {
            String digest = wish.revision().servingDigest();
            boolean starts = !broken.contains(digest) && workloads.containsKey(digest);
            boolean runs = wish.presence() == Presence.Run;
            next.put(digest, runs && starts ? Workload.Ready : Workload.Starting);
            if (!runs) {
                scaledDown.add(digest);
            }
        }
        workloads.clear();
        workloads.putAll(next);
        endpoint = plan.endpoint();
    }

    /** The serving digest that the traffic goes to. */
    Optional<String> endpoint() {
        return endpoint;
    }

    Map<String, Answer.Pods> standing() {
        Map<String, Answer.Pods> all = new HashMap<>();
        workloads.forEach((digest, workload) -> all.put(digest, standing(digest, workload)));
        return all;
    }

    private Answer.Pods standing(String digest, Workload workload) {
        if (scaledDown.contains(digest)) {
            return Answer.Pods.ScaledDown;
        }
        return workload == Workload.Ready ? Answer.Pods.Ready : Answer.Pods.Starting;
    }
}
