package io.aihub.decision.approval;

import io.aihub.decision.approval.ApprovalDecision.InForce;
import java.util.List;

/**
 * Everything the gate judges by. The order of the lists never matters.
 *
 * @param model name
 * @param content the content that is judged
 * @param decisions all decisions about the model, also on other content
 * @param policies those that select the model
 * @param stops what status remembers about stops
 * @param context cluster, admission and what serves
 */
public record Dossier(
        String model,
        Content content,
        List<GivenDecision> decisions,
        List<Policy> policies,
        StopHistory stops,
        ApprovalContext context) {
    public Dossier {
        decisions = List.copyOf(decisions);
        policies = List.copyOf(policies);
    }

    /** Whether the judged content is what receives traffic. */
    public boolean servesThisContent() {
        return context.serving()
                .map(serving -> serving.contentDigest().equals(content.contentDigest()))
                .orElse(false);
    }

    /** Whether other content, with an approval in force, receives traffic. */
    public boolean servesOtherApprovedContent() {
        return context.serving()
                .map(
                        serving ->
                                serving.inForce() == InForce.Yes
                                        && !serving.contentDigest().equals(content.contentDigest()))
                .orElse(false);
    }
}
