package io.aihub.decision.observation;

import io.aihub.decision.approval.ApprovalContext;
import io.aihub.decision.approval.ApprovalContext.ServingNow;
import io.aihub.decision.approval.ApprovalDecision;
import io.aihub.decision.approval.ApprovalDecision.InForce;
import io.aihub.decision.approval.ApprovalGate;
import io.aihub.decision.approval.Content;
import io.aihub.decision.approval.DecisionKind;
import io.aihub.decision.approval.Dossier;
import io.aihub.decision.approval.GivenDecision;
import io.aihub.decision.revision.ObservedRevision;
import io.aihub.decision.revision.RevisionId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The approval of every content of a model, each recomputed by itself.
 *
 * @param asked of the content asked for
 * @param byRevision of every snapshot, by revision name
 */
public record Approvals(ApprovalDecision asked, Map<String, ApprovalDecision> byRevision) {
    private static final ApprovalGate GATE = new ApprovalGate();

    /**
     * Judges what serves first, because the state of other content depends on it.
     *
     * @param serves the revision that answers, now or after what was just decided
     */
    public static Approvals judge(Observation seen, Optional<RevisionId> serves) {
        Map<String, Content> contents = contents(seen);
        Optional<ObservedRevision> serving = serves.flatMap(id -> seen.revision(id.name()));
        Optional<ServingNow> now =
                serving.map(
                        revision -> {
                            ServingNow itself =
                                    new ServingNow(revision.id().contentDigest(), InForce.Yes);
                            ApprovalDecision own =
                                    GATE.evaluate(
                                            with(seen, revision, contents, Optional.of(itself)),
                                            seen.now());
                            return new ServingNow(revision.id().contentDigest(), own.inForce());
                        });
        Map<String, ApprovalDecision> all = new HashMap<>();
        for (ObservedRevision revision : seen.revisions()) {
            all.put(
                    revision.id().name(),
                    GATE.evaluate(with(seen, revision, contents, now), seen.now()));
        }
        Dossier asked = with(seen, seen.asked(), contents, now);
        return new Approvals(GATE.evaluate(asked, seen.now()), all);
    }

    /** The approval of one revision. */
    public Optional<ApprovalDecision> of(String revision) {
        return Optional.ofNullable(byRevision.get(revision));
    }

    /** Since when a quarantine keeps a revision from starting. */
    public Optional<Instant> quarantined(String revision) {
        return of(revision).flatMap(own -> own.bar().quarantined());
    }

    /** Every content that is known, by its digest. */
    private static Map<String, Content> contents(Observation seen) {
        Map<String, Content> contents = new HashMap<>();
        Stream.concat(Stream.of(seen.asked()), seen.revisions().stream())
                .map(revision -> revision.dossier().content())
                .forEach(content -> contents.put(content.contentDigest(), content));
        return contents;
    }

    private static Dossier with(
            Observation seen,
            ObservedRevision revision,
            Map<String, Content> contents,
            Optional<ServingNow> serving) {
        Dossier dossier = revision.dossier();
        ApprovalContext around = dossier.context();
        return new Dossier(
                dossier.model(),
                dossier.content(),
                dossier.decisions().stream().map(one -> naming(one, contents)).toList(),
                dossier.policies(),
                dossier.stops(),
                new ApprovalContext(
                        around.cluster(),
                        around.guard(),
                        around.standing(),
                        serving,
                        seen.quarantinedAt(revision.id())));
    }

    /** Only these two can reach content that they do not name. */
    private static GivenDecision naming(GivenDecision decision, Map<String, Content> contents) {
        boolean reaches =
                decision.kind() == DecisionKind.Revoke || decision.kind() == DecisionKind.Retry;
        Content named = reaches ? contents.get(decision.subject().contentDigest()) : null;
        return named == null ? decision : decision.naming(named);
    }
}
