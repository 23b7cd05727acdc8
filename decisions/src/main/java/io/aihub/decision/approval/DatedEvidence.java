package io.aihub.decision.approval;

import java.time.Instant;

/**
 * Evidence that ends, for example {@code certificate.validTo}.
 *
 * @param name what ends
 * @param until first moment at which it has ended
 */
public record DatedEvidence(String name, Instant until) {}
