package io.aihub.decision.approval;

import java.time.Instant;

/**
 * Which decision it is.
 *
 * @param uid given by the API server; a {@code Resume} names it
 * @param name of the object
 * @param createdAt given by the API server
 */
public record DecisionIdentity(String uid, String name, Instant createdAt) {}
