package io.aihub.decision.approval;

import io.aihub.decision.approval.Content.RiskClass;
import java.util.Map;
import java.util.Set;

/**
 * One governance policy that selects the model by its namespace.
 *
 * @param name of the policy
 * @param riskClasses the classes that it is about, empty for all
 * @param admission whether it relies on the admission policies
 * @param quorum role to count, per risk class
 * @param rules levels that differ from the rules' own, by rule id
 * @param clocks times
 * @param emergency limits of emergency decisions
 * @param serviceAccountsMayApprove full user names of service accounts whose decisions count
 */
public record Policy(
        String name,
        Set<RiskClass> riskClasses,
        Admission admission,
        Map<RiskClass, Map<String, Integer>> quorum,
        Map<String, DatedLevel> rules,
        Clocks clocks,
        EmergencyLimits emergency,
        Set<String> serviceAccountsMayApprove) {
    public Policy {
        riskClasses = Set.copyOf(riskClasses);
        quorum = Map.copyOf(quorum);
        rules = Map.copyOf(rules);
        serviceAccountsMayApprove = Set.copyOf(serviceAccountsMayApprove);
    }

    /** Whether the policy is about this risk class. */
    public boolean selects(RiskClass riskClass) {
        return riskClasses.isEmpty() || riskClasses.contains(riskClass);
    }

    /** Whether a policy relies on the admission policies that tie a decision to its author. */
    public enum Admission {
        Required,
        /** Identities in decisions are self-declared: for demonstrations. */
        NotRequired
    }
}
