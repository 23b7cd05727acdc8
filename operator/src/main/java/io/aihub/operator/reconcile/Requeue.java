package io.aihub.operator.reconcile;

import io.aihub.decision.plan.ModelPlan;
import io.aihub.operator.apply.PlanApplier.Applied;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** After how long a model is requeued, where no event comes first. */
final class Requeue {
    /** After a conflict or something in the way; the event usually comes first. */
    private static final Duration SOON = Duration.ofSeconds(1);

    /**
     * A refusal may be over soon: a quota gets room, and an API server that has just started
     * refuses everybody.
     */
    private static final Duration REFUSED = Duration.ofSeconds(30);

    private final Clock clock;
    private final Duration recheck;

    /**
     * @param recheck at least this often every model is reconciled
     */
    Requeue(Clock clock, Duration recheck) {
        this.clock = clock;
        this.recheck = recheck;
    }

    Duration soon() {
        return SOON;
    }

    Duration regularly() {
        return recheck;
    }

    /** After something was refused for good, as far as anybody can tell. */
    Duration refused() {
        return REFUSED;
    }

    /**
     * After a plan was applied.
     *
     * @param owes whether an event could not be written yet
     */
    Duration after(ModelPlan plan, Applied applied, boolean owes) {
        if (applied.news() || owes) {
            return SOON;
        }
        Duration next = next(plan);
        return applied.refused() && next.compareTo(REFUSED) > 0 ? REFUSED : next;
    }

    private Duration next(ModelPlan plan) {
        Instant now = clock.instant();
        return plan.nextCheck()
                .map(at -> Duration.between(now, at).plusMillis(1))
                .filter(wait -> wait.compareTo(recheck) < 0)
                .map(wait -> wait.isNegative() ? Duration.ofMillis(1) : wait)
                .orElse(recheck);
    }
}
