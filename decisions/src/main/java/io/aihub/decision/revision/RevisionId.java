package io.aihub.decision.revision;

import java.util.Objects;

/**
 * Who a revision is.
 *
 * @param name of its snapshot, {@code <model>-<10 hex of the content digest>}
 * @param contentDigest of all serving and terms fields
 * @param servingDigest of the serving fields alone; pods belong to it
 * @param version the supplier's own word
 */
public record RevisionId(String name, String contentDigest, String servingDigest, String version) {
    public RevisionId {
        Objects.requireNonNull(name);
        Objects.requireNonNull(contentDigest);
        Objects.requireNonNull(servingDigest);
        Objects.requireNonNull(version);
    }

    /** Whether two revisions share their pods. */
    public boolean samePods(RevisionId other) {
        return servingDigest.equals(other.servingDigest);
    }
}
