package io.aihub.decision.approval;

import java.util.Optional;

/**
 * What the decision is about.
 *
 * @param contentDigest the exact content, empty for a decision about the model
 * @param riskClass the class that the person believes the content to have; rights depend on it
 */
public record Subject(String contentDigest, Optional<RiskClass> riskClass) {}
