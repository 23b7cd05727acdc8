package io.aihub.operator.record;

import io.aihub.api.v1alpha1.AIModelStatus;
import io.aihub.api.v1alpha1.AIModelStatusBuilder;
import io.aihub.api.v1alpha1.Condition;
import io.aihub.api.v1alpha1.status.LastAction;
import io.aihub.api.v1alpha1.status.LastActionBuilder;
import io.aihub.api.v1alpha1.status.ServingStatus;
import io.aihub.api.v1alpha1.status.ServingStatusBuilder;
import io.aihub.decision.ConditionType;
import io.aihub.decision.Reason;
import io.aihub.decision.plan.StopOrder;
import io.aihub.operator.record.Recording.Refused;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * The least that status has to say where the API server refuses what was decided: what it said
 * before, that this is refused and why, and of the decision only a stop. Whichever field the server
 * does not take is so most likely left out.
 */
final class RefusedStatusMapping {
    private static final String READY = ConditionType.Ready.name();
    private final Clock clock;

    RefusedStatusMapping(Clock clock) {
        this.clock = clock;
    }

    AIModelStatus map(AIModelStatus before, Refused refused, StopOrder stop) {
        AIModelStatusBuilder said =
                before == null
                        ? AIModelStatusBuilder.builder()
                        : AIModelStatusBuilder.builder(before);
        if (stop.all()) {
            AIModelStatus decided = refused.status();
            said.serving(serving(decided.serving()))
                    .stops(decided.stops())
                    .lastAction(action(decided.lastAction()))
                    .candidate(null);
        }
        said.findings(List.of()).conditions(conditions(before, refused, stop));
        return SchemaFit.fit(said.build()).value();
    }

    private static ServingStatus serving(ServingStatus decided) {
        return ServingStatusBuilder.builder()
                .state(decided.state())
                .version(decided.version())
                .revision(decided.revision())
                .servingDigest(decided.servingDigest())
                .inForce(decided.inForce())
                .since(decided.since())
                .previous(decided.previous())
                .casesServed(decided.casesServed())
                .summary(decided.summary())
                .build();
    }

    private static LastAction action(LastAction decided) {
        return decided == null ? null : LastActionBuilder.builder(decided).message(null).build();
    }

    private List<Condition> conditions(AIModelStatus before, Refused refused, StopOrder stop) {
        List<Condition> all = new ArrayList<>(before == null ? List.of() : before.conditions());
        Condition old = all.stream().filter(c -> READY.equals(c.type())).findFirst().orElse(null);
        Condition.Status status = old == null || stop.any() ? Condition.Status.False : old.status();
        boolean same = old != null && old.status() == status;
        Condition ready =
                new Condition(
                        READY,
                        status,
                        old == null ? null : old.observedGeneration(),
                        same ? old.lastTransitionTime() : clock.instant().toString(),
                        Reason.StatusRefused.name(),
                        refused.message(stop.any()));
        if (old == null) {
            all.add(ready);
        } else {
            all.replaceAll(c -> READY.equals(c.type()) ? ready : c);
        }
        return all;
    }
}
