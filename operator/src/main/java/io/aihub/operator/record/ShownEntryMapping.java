package io.aihub.operator.record;

import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.AIModelSpec;
import io.aihub.api.v1alpha1.AIModelStatus;
import io.aihub.api.v1alpha1.model.Person;
import io.aihub.api.v1alpha1.model.Roles;
import io.aihub.api.v1alpha1.status.ShownEntry;
import io.aihub.api.v1alpha1.status.ShownEntryBuilder;
import io.aihub.decision.approval.ApprovalDecision;
import io.aihub.decision.plan.EntryInUse;
import io.aihub.decision.plan.ModelPlan;
import io.aihub.dossier.content.ContentSnapshot;
import io.aihub.operator.observe.ModelObservation;
import java.time.Instant;
import java.util.Optional;

/**
 * From a plan to what columns and selectors read: of the content in use, else of the one asked for.
 * The owner is in the register, which no snapshot keeps and no approval covers: it follows the
 * manifest as long as that asks for what is in use, and stays as it was while a change is pending.
 */
final class ShownEntryMapping {

    ShownEntry map(ModelObservation look, ModelPlan plan, AIModel model) {
        Optional<EntryInUse> used = EntryInUse.of(look.observation(), plan);
        String asked = look.observation().asked().id().name();
        String name = used.map(entry -> entry.id().name()).orElse(asked);
        ContentSnapshot content = look.contents().get(name);
        ShownEntry before =
                Optional.ofNullable(model.getStatus()).map(AIModelStatus::shown).orElse(null);
        if (content == null) {
            // The snapshot of what serves is gone, so what was said of it is all that there is.
            return before;
        }
        ApprovalDecision own = used.flatMap(EntryInUse::approval).orElse(plan.approvals().asked());
        boolean pending = !name.equals(asked);
        String owner =
                pending && before != null && before.owner() != null
                        ? before.owner()
                        : owner(model.getSpec());
        return shown(content.spec())
                .owner(owner)
                .until(own.effectiveUntil().map(Instant::toString).orElse(null))
                .build();
    }

    private static ShownEntryBuilder shown(AIModelSpec spec) {
        ShownEntryBuilder shown = ShownEntryBuilder.builder().stage(spec.stage());
        if (spec.risk() != null) {
            shown.riskClass(spec.risk().riskClass());
            if (spec.risk().assessment() != null) {
                shown.residualRisk(spec.risk().assessment().residualRisk());
            }
            if (spec.risk().alternativeRisk() != null) {
                shown.harmIfAbsent(spec.risk().alternativeRisk().harmIfAbsent());
            }
        }
        return shown;
    }

    private static String owner(AIModelSpec spec) {
        return Optional.ofNullable(spec)
                .map(AIModelSpec::roles)
                .map(Roles::systemOwner)
                .map(Person::name)
                .orElse(null);
    }
}
