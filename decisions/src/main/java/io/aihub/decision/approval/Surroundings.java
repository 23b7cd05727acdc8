package io.aihub.decision.approval;

import java.util.Optional;

/**
 * What the gate has to know that is neither content nor decision.
 *
 * @param cluster what this cluster says it is
 * @param guard whether admission policies protect decisions
 * @param standing whether the content is asked for
 * @param serving what receives traffic, absent when nothing does
 */
public record Surroundings(
        ClusterPlace cluster,
        AdmissionGuard guard,
        ContentStanding standing,
        Optional<ServingNow> serving) {}
