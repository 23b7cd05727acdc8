package io.aihub.decision.approval;

import io.aihub.decision.Ellipsis;
import java.time.Instant;
import java.util.Optional;

/**
 * A stop as status remembers it, so that it outlives the decision that made it.
 *
 * @param uid of the decision, or the id under which a safety stop was recorded
 * @param kind of stop
 * @param by who or which rule
 * @param since when it began
 * @param contentDigest the digest that a {@code Revoke} ends; absent for the whole model
 * @param servingDigest the pods that it ends, whatever content they run under, or may mean to end;
 *     absent where it ends one content
 * @param scope what is known of how far a {@code Revoke} reaches
 * @param reason in the person's words, may be empty
 */
public record RecordedStop(
        String uid,
        StopKind kind,
        String by,
        Instant since,
        Optional<String> contentDigest,
        Optional<String> servingDigest,
        PodScope scope,
        String reason) {
    private static final int LONGEST_REASON = 300;

    /** Without a reason, and reaching no other content on the same pods. */
    public RecordedStop(
            String uid, StopKind kind, String by, Instant since, Optional<String> contentDigest) {
        this(uid, kind, by, since, contentDigest, Optional.empty(), PodScope.NotRecorded, "");
    }

    /** Who stopped it, since when and why, as a clause. */
    public String words() {
        String why =
                reason.isBlank()
                        ? ""
                        : ": "
                                + Ellipsis.cut(
                                        reason.strip().replaceAll("\\p{C}", " "), LONGEST_REASON);
        return by + " (uid " + uid + ") since " + since + why;
    }

    /** Whether the stop acts on this content. A revocation of unknown content acts on all. */
    public boolean actsOn(Content content) {
        return contentDigest.map(content.contentDigest()::equals).orElse(true)
                || endsItsPods() && sharesPods(content);
    }

    /** Whether it ends every content on its pods. */
    boolean endsItsPods() {
        return servingDigest.isPresent() && scope != PodScope.Unstated;
    }

    /** Whether nobody said if it ends this content too, which has the pods of the revoked one. */
    boolean leavesOpen(Content content) {
        return kind == StopKind.Revoke
                && scope == PodScope.Unstated
                && sharesPods(content)
                && !contentDigest.filter(content.contentDigest()::equals).isPresent();
    }

    private boolean sharesPods(Content content) {
        return servingDigest.filter(content.servingDigest()::equals).isPresent();
    }

    /** How far a revocation reaches. */
    public enum PodScope {
        /** It is no revocation, or it was recorded before scopes were. */
        NotRecorded,
        /** Nobody said, so other content on the same pods does not start. */
        Unstated,
        /** Only the content that it names. */
        ThisContent,
        /** Every content on the same pods. */
        SamePods
    }

    /** What kind of stop holds a model. */
    public enum StopKind {
        /** By a person, on the whole model. */
        Suspend,
        /** By a person, on one content digest; nothing lifts it. */
        Revoke,
        /** By the decision table, on the whole model, until a person lifts it. */
        Safety
    }
}
