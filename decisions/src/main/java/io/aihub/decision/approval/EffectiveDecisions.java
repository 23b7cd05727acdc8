package io.aihub.decision.approval;

import io.aihub.decision.Finding;
import java.util.List;

/**
 * The decisions that count for one content, by what they do, each list oldest first. Whether they
 * count <em>now</em> is asked later: sifting does not look at the clock.
 *
 * @param approvals of this content, for this cluster
 * @param refusals {@code Reject} and {@code RequestChanges} of this content that nobody withdrew
 * @param revocations of this content
 * @param suspensions of the model
 * @param resumes of the model
 * @param retries of this content, where it is quarantined
 * @param emergencies break-glass decisions on this content
 * @param findings why others do not count
 */
record EffectiveDecisions(
        List<TimedDecision> approvals,
        List<GivenDecision> refusals,
        List<GivenDecision> revocations,
        List<GivenDecision> suspensions,
        List<TimedDecision> resumes,
        List<TimedDecision> retries,
        List<TimedDecision> emergencies,
        List<Finding> findings) {}
