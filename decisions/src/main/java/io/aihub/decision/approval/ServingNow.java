package io.aihub.decision.approval;

/**
 * What receives traffic.
 *
 * @param contentDigest of the serving revision
 * @param inForce whether its own approval is in force
 */
public record ServingNow(String contentDigest, InForce inForce) {}
