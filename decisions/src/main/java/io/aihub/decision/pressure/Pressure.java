package io.aihub.decision.pressure;

import io.aihub.decision.Finding;
import io.aihub.decision.approval.GivenDecision;
import io.aihub.decision.approval.HoldInForce;
import io.aihub.decision.rollout.Situation.Push;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether the revision that serves has to go, with the findings that say why.
 *
 * @param push in the words of the planner
 * @param request a person's request to roll back that is not carried out yet
 * @param lapsedAt since when what serves has no valid approval
 * @param hold what automation leaves alone
 * @param findings what was held back, and why
 */
public record Pressure(
        Push push,
        Optional<GivenDecision> request,
        Optional<Instant> lapsedAt,
        HoldInForce hold,
        List<Finding> findings) {}
