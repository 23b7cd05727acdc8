package io.aihub.operator.record;

import io.aihub.api.v1alpha1.status.HoldStatus;
import io.aihub.api.v1alpha1.status.HoldStatusBuilder;
import io.aihub.decision.approval.GivenDecision;
import io.aihub.decision.approval.HoldInForce;
import io.aihub.dossier.vocabulary.EnumMapping;
import java.time.Instant;
import java.util.Optional;

/** From the hold in force to what status says of it. */
final class HoldStatusMapping {
    private HoldStatusMapping() {}

    /** Null while nothing is held. */
    static HoldStatus map(HoldInForce hold) {
        if (!hold.holds()) {
            return null;
        }
        Optional<GivenDecision> decision = hold.setBy();
        return HoldStatusBuilder.builder()
                .inForce(EnumMapping.HOLD.toApi(hold.inForce()))
                .by(decision.map(given -> given.statement().username()).orElse(null))
                .decision(decision.map(GivenDecision::name).orElse(null))
                .since(decision.map(given -> given.identity().createdAt().toString()).orElse(null))
                .until(hold.until().map(Instant::toString).orElse(null))
                .reason(decision.map(given -> given.statement().reason()).orElse(null))
                .build();
    }
}
