package io.aihub.decision.story;

import io.aihub.decision.revision.RevisionFacts.WorkloadState;
import io.aihub.decision.rollout.RolloutPlan;
import io.aihub.decision.rollout.RolloutPlan.Presence;
import io.aihub.decision.rollout.RolloutPlan.WorkloadWish;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Deployments and the Service, by serving digest: pods are ready a pass after they are made. */
final class PlayedPods {
    private final Map<String, WorkloadState> workloads = new HashMap<>();
    private final Set<String> scaledDown = new HashSet<>();
    private final Set<String> broken = new HashSet<>();
    private Optional<String> endpoint = Optional.empty();

    void neverStart(Version version) {
        broken.add(version.id().servingDigest());
        workloads.computeIfPresent(version.id().servingDigest(), (d, w) -> WorkloadState.Starting);
    }

    void start(Version version) {
        broken.remove(version.id().servingDigest());
    }

    WorkloadState of(Version version) {
        return workloads.getOrDefault(version.id().servingDigest(), WorkloadState.Absent);
    }

    void apply(RolloutPlan plan) {
        Map<String, WorkloadState> next = new HashMap<>();
        scaledDown.clear();
        for (WorkloadWish wish : plan.workloads()) {
            String digest = wish.revision().servingDigest();
            boolean starts = !broken.contains(digest) && workloads.containsKey(digest);
            boolean runs = wish.presence() == Presence.Run;
            next.put(digest, runs && starts ? WorkloadState.Ready : WorkloadState.Starting);
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

    private Answer.Pods standing(String digest, WorkloadState workload) {
        if (scaledDown.contains(digest)) {
            return Answer.Pods.ScaledDown;
        }
        return workload == WorkloadState.Ready ? Answer.Pods.Ready : Answer.Pods.Starting;
    }
}
