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
 * @param servingDigest the pods that it ends, whatever content they run under; absent where it ends
 *     one content
 * @param reason in the person's words, may be empty
 */
public record RecordedStop(
        String uid,
        StopKind kind,
        String by,
        Instant since,
        Optional<String> contentDigest,
        Optional<String> servingDigest,
        String reason) {
    private static final int LONGEST_REASON = 300;

    /** Without a reason, and reaching no other content on the same pods. */
    public RecordedStop(
            String uid, StopKind kind, String by, Instant since, Optional<String> contentDigest) {
        this(uid, kind, by, since, contentDigest, Optional.empty(), "");
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
                || servingDigest.filter(content.servingDigest()::equals).isPresent();
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
