package io.aihub.decision.approval;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The content that is judged.
 *
 * @param contentDigest {@code sha256:} over serving and terms
 * @param servingDigest {@code sha256:} over serving alone
 * @param version the owner's own word
 * @param riskClass absent when the entry does not say
 * @param stage how broadly it is used
 * @param hosting where it runs
 * @param validity the content's own time limits
 * @param evidence evidence that ends
 * @param placement where it lets itself run
 * @param violations rules that it breaks
 */
public record Content(
        String contentDigest,
        String servingDigest,
        String version,
        Optional<RiskClass> riskClass,
        Stage stage,
        Hosting hosting,
        Period validity,
        List<DatedEvidence> evidence,
        PlacementTerms placement,
        List<RuleViolation> violations) {
    public Content {
        evidence = List.copyOf(evidence);
        violations = List.copyOf(violations);
    }

    /** The risk classes of the AI Act, mildest first. */
    public enum RiskClass {
        Minimal,
        Limited,
        High,
        Prohibited
    }

    /** How broadly the model is used. */
    public enum Stage {
        Research,
        Pilot,
        LimitedUse,
        GeneralUse,
        Retired
    }

    /** Where the model runs. */
    public enum Hosting {
        /** Here, as a workload. */
        Cluster,
        /** Elsewhere: a register entry, never a workload, so this cluster's place says nothing. */
        External
    }

    /**
     * Evidence that ends, for example {@code certificate.validTo}.
     *
     * @param name what ends
     * @param until first moment at which it has ended
     */
    public record DatedEvidence(String name, Instant until) {}
}
