package io.aihub.e2e.tables;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.AIModelStatus;
import io.aihub.api.v1alpha1.AIModelStatus.OverallSignals;
import io.aihub.api.v1alpha1.AIModelStatusBuilder;
import io.aihub.api.v1alpha1.ApprovalState;
import io.aihub.api.v1alpha1.Condition;
import io.aihub.api.v1alpha1.HarmLevel;
import io.aihub.api.v1alpha1.RiskClass;
import io.aihub.api.v1alpha1.Stage;
import io.aihub.api.v1alpha1.YesNo;
import io.aihub.api.v1alpha1.status.ApprovalStatus;
import io.aihub.api.v1alpha1.status.ApprovalStatusBuilder;
import io.aihub.api.v1alpha1.status.ServingStatus;
import io.aihub.api.v1alpha1.status.ServingStatus.ServingState;
import io.aihub.api.v1alpha1.status.ServingStatusBuilder;
import io.aihub.api.v1alpha1.status.ShownEntry;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A line of {@code models.txt}.
 *
 * @param namespace the short word of its namespace
 * @param name of the model
 * @param ward its label {@code ward}
 * @param spec cells of the spec: version, class, stage, residual, harm, owner
 * @param status as the operator writes it; empty before it has looked
 * @param external whether it is a register entry only
 */
record ShownModel(
        String namespace,
        String name,
        String ward,
        Map<String, String> spec,
        Optional<AIModelStatus> status,
        boolean external) {
    private static final String DECIDED = "2026-11-20T08:00:00Z";
    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);
    private static final String EXTERNAL = "RegisterEntryOnly";
    private static final String EXTERNAL_USE = "External";

    static ShownModel of(List<String> line) {
        Iterator<String> cells = line.iterator();
        String namespace = cells.next();
        String name = cells.next();
        String ward = cells.next();
        Map<String, String> spec =
                Map.of(
                        "/version", cells.next(),
                        "/risk/class", cells.next(),
                        "/stage", cells.next(),
                        "/risk/assessment/residualRisk", cells.next(),
                        "/risk/alternativeRisk/harmIfAbsent", cells.next(),
                        "/roles/systemOwner/name", cells.next());
        String approval = cells.next();
        ApprovalStatus asked =
                ApprovalStatusBuilder.builder()
                        .state(approval.isEmpty() ? null : ApprovalState.valueOf(approval))
                        .since(DECIDED)
                        .build();
        ShownEntry shown = shown(spec, orNull(cells.next()));
        String serving = cells.next();
        String signals = cells.next();
        String ready = cells.next();
        return new ShownModel(
                namespace,
                name,
                ward,
                spec,
                approval.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                status(
                                        new Stated(asked, shown),
                                        serving(serving),
                                        signals,
                                        ready,
                                        cells.next())),
                ready.equals(EXTERNAL));
    }

    private static String orNull(String cell) {
        return cell.isEmpty() ? null : cell;
    }

    /** The summary is made as the operator makes it. */
    private static ServingStatus serving(String cell) {
        String[] words = cell.split(" ");
        if (words[0].equals(EXTERNAL_USE)) {
            return used(words)
                    .state(ServingState.None)
                    .summary("External " + summary(words))
                    .build();
        }
        ServingState state = ServingState.valueOf(words[0]);
        if (state != ServingState.Serving) {
            return ServingStatusBuilder.builder()
                    .state(state)
                    .inForce(YesNo.No)
                    .summary(words[0])
                    .build();
        }
        return used(words)
                .state(state)
                .ready(words[4])
                .since(DECIDED)
                .casesServed(0L)
                .summary(summary(words))
                .build();
    }

    private static ServingStatusBuilder used(String[] words) {
        return ServingStatusBuilder.builder()
                .version(words[1])
                .approval(ApprovalState.valueOf(words[2]))
                .inForce(YesNo.valueOf(words[3]));
    }

    private static String summary(String[] words) {
        return words[1] + " " + words[2];
    }

    /** What is asked for, and what the columns show. */
    private record Stated(ApprovalStatus asked, ShownEntry shown) {}

    private static ShownEntry shown(Map<String, String> spec, String until) {
        String residual = spec.get("/risk/assessment/residualRisk");
        return new ShownEntry(
                RiskClass.valueOf(spec.get("/risk/class")),
                residual.isEmpty() ? null : HarmLevel.valueOf(residual),
                HarmLevel.valueOf(spec.get("/risk/alternativeRisk/harmIfAbsent")),
                Stage.valueOf(spec.get("/stage")),
                spec.get("/roles/systemOwner/name"),
                until);
    }

    private static AIModelStatus status(
            Stated stated, ServingStatus serving, String signals, String ready, String message) {
        Condition.Status said =
                Condition.Status.valueOf(ready.equals("NotReady") ? "False" : "True");
        return AIModelStatusBuilder.builder()
                .observedGeneration(1L)
                .contentDigest(DIGEST)
                .servingDigest(DIGEST)
                .approval(stated.asked())
                .serving(serving)
                .shown(stated.shown())
                .signalsState(OverallSignals.valueOf(signals))
                .conditions(List.of(new Condition("Ready", said, 1L, DECIDED, ready, message)))
                .build();
    }

    /**
     * The object without its status.
     *
     * @param template what is not in the line
     */
    AIModel object(ObjectNode template, String inNamespace, Map<String, String> labels) {
        ObjectNode tree = template.deepCopy();
        ObjectNode wish = (ObjectNode) tree.path("spec");
        spec.forEach(
                (path, cell) -> {
                    int last = path.lastIndexOf('/');
                    if (!cell.isEmpty()) {
                        wish.withObject(path.substring(0, last))
                                .put(path.substring(last + 1), cell);
                    }
                });
        wish.withObject("/risk")
                .put("basis", spec.get("/risk/class").equals("High") ? "AnnexI" : "NotHighRisk");
        if (external) {
            wish.put("hosting", "External").remove("serving");
        }
        AIModel model = new KubernetesSerialization().convertValue(tree, AIModel.class);
        model.getMetadata().setName(name);
        model.getMetadata().setNamespace(inNamespace);
        model.getMetadata().setLabels(labels);
        return model;
    }
}
