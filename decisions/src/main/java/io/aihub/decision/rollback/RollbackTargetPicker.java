package io.aihub.decision.rollback;

import io.aihub.decision.revision.RevisionFacts;
import io.aihub.decision.revision.RevisionFacts.Approval;
import io.aihub.decision.revision.RevisionFacts.WorkloadState;
import io.aihub.decision.revision.RevisionId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Picks the newest revision that was stable, is approved today, is not quarantined and has other
 * pods than the failing one. A person who names a revision needs neither its stability nor its
 * quarantine, but always its approval.
 */
public final class RollbackTargetPicker {

    /**
     * @param target the revision to go back to, absent when none qualifies
     * @param refused each revision that was looked at and why it does not qualify
     */
    public record Pick(Optional<RevisionFacts> target, List<RefusedTarget> refused) {}

    /**
     * @param revision that was looked at
     * @param why it does not qualify, one clause
     */
    public record RefusedTarget(String revision, String why) {}

    /**
     * Looks at every revision, newest first.
     *
     * @param failing the revision to go back from, absent when nothing serves
     * @param named the revision that a person asked for, absent when nobody named one
     * @param revisions every revision that has a snapshot
     */
    public Pick pick(
            Optional<RevisionId> failing, Optional<String> named, List<RevisionFacts> revisions) {
        if (failing.isEmpty()) {
            return new Pick(Optional.empty(), List.of());
        }
        List<RefusedTarget> refused = new ArrayList<>();
        List<RevisionFacts> eligible = new ArrayList<>();
        for (RevisionFacts facts : revisions) {
            Optional<String> why =
                    named.isPresent()
                            ? refusalOfNamed(facts, failing.get(), named.get())
                            : refusal(facts, failing.get());
            why.ifPresentOrElse(
                    clause -> refused.add(new RefusedTarget(facts.id().name(), clause)),
                    () -> eligible.add(facts));
        }
        Comparator<RevisionFacts> newestFirst =
                Comparator.comparing(RevisionFacts::created)
                        .thenComparing(facts -> facts.id().name())
                        .reversed();
        refused.sort(Comparator.comparing(RefusedTarget::revision));
        return new Pick(eligible.stream().min(newestFirst), List.copyOf(refused));
    }

    private static Optional<String> refusal(RevisionFacts facts, RevisionId failing) {
        if (facts.id().samePods(failing)) {
            return Optional.of("has the same pods as the failing revision");
        }
        if (facts.approval() != Approval.InForce) {
            return Optional.of(unapproved(facts));
        }
        if (facts.quarantined().isPresent()) {
            return Optional.of("is quarantined: it was rolled back from");
        }
        if (facts.stableSince().isEmpty()) {
            return Optional.of("never ran within its limits long enough to count as stable");
        }
        return unusable(facts);
    }

    private static Optional<String> refusalOfNamed(
            RevisionFacts facts, RevisionId failing, String named) {
        if (!facts.id().name().equals(named)) {
            return Optional.of("is not the revision that was asked for");
        }
        if (facts.id().samePods(failing)) {
            return Optional.of("has the same pods as the revision that serves");
        }
        if (facts.approval() != Approval.InForce) {
            return Optional.of(unapproved(facts));
        }
        return unusable(facts);
    }

    private static String unapproved(RevisionFacts facts) {
        return facts.approval() == Approval.Revoked
                ? "its approval was revoked"
                : "has no valid approval today";
    }

    private static Optional<String> unusable(RevisionFacts facts) {
        boolean refused =
                facts.workload() == WorkloadState.NameTaken
                        || facts.workload() == WorkloadState.SmokeTestFailed;
        return refused ? Optional.of("its pods cannot run: " + facts.workload()) : Optional.empty();
    }
}
