package io.aihub.operator.observe;

import io.aihub.decision.Finding;
import io.aihub.decision.Level;
import io.aihub.decision.Reason;
import io.aihub.decision.revision.ObservedRevision;
import io.aihub.decision.revision.RevisionFacts.WorkloadState;
import io.aihub.operator.cache.PodTrouble;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Why the pods of a revision do not run, as far as that is to be told by now.
 *
 * @param words of the first of them
 * @param next when more is to be told if it lasts
 */
record PodTroubles(Optional<String> words, Optional<Instant> next) {

    static PodTroubles of(List<PodTrouble> pods, Instant now) {
        List<String> told =
                pods.stream()
                        .filter(pod -> pod.toldFrom(now).isEmpty())
                        .map(PodTrouble::words)
                        .toList();
        String more = told.size() > 1 ? " (and " + (told.size() - 1) + " more pods)" : "";
        return new PodTroubles(
                told.stream().findFirst().map(first -> first + more),
                pods.stream()
                        .flatMap(pod -> pod.toldFrom(now).stream())
                        .min(Comparator.naturalOrder()));
    }

    /** Pods that fail beside others that answer are a finding, not a condition. */
    static Optional<Finding> beside(ObservedRevision revision) {
        return revision.trouble()
                .filter(why -> revision.workload() == WorkloadState.Ready)
                .map(
                        why ->
                                Finding.of(
                                        Reason.PodsFailing,
                                        Level.Warn,
                                        "serving",
                                        "Not all pods of "
                                                + revision.id().version()
                                                + " run: "
                                                + why
                                                + "."));
    }
}
