package io.aihub.e2e.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.DecisionKind;
import io.aihub.api.v1alpha1.ModelDecision;
import io.aihub.api.v1alpha1.ModelDecisionSpec;
import io.aihub.api.v1alpha1.ModelDecisionSpecBuilder;
import io.aihub.api.v1alpha1.decision.Approver;
import io.aihub.dossier.content.ContentSnapshot;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Models that are all alike: the smallest example, a Deployment of one pod and a Service each, and
 * one approval.
 *
 * @param home root of the repository
 * @param prefix of the names
 * @param size how many
 * @param readyAfter how long kwok lets their pods wait, as {@code 150s}; absent for not at all
 */
record Fleet(Path home, String prefix, int size, Optional<String> readyAfter) {
    static final String APPROVER = "bench-approver";
    static final int NAMESPACES = 10;
    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

    /** A model and the approval of its content. */
    record Member(AIModel model, ModelDecision approval, ContentSnapshot content) {
        String namespace() {
            return model.getMetadata().getNamespace();
        }

        String name() {
            return model.getMetadata().getName();
        }
    }

    static List<String> namespaces() {
        return IntStream.range(0, NAMESPACES).mapToObj(i -> "bench-" + i).toList();
    }

    List<Member> members() {
        ObjectNode example = example();
        return IntStream.range(0, size).mapToObj(i -> member(example, i)).toList();
    }

    private Member member(ObjectNode example, int index) {
        AIModel model = SERIALIZATION.convertValue(example, AIModel.class);
        model.setMetadata(
                new ObjectMetaBuilder()
                        .withName(prefix + index)
                        .withNamespace("bench-" + index % NAMESPACES)
                        .build());
        ContentSnapshot content = ContentSnapshot.of(model);
        ModelDecision approval = new ModelDecision();
        approval.setMetadata(
                new ObjectMetaBuilder()
                        .withName(prefix + index + "-owner")
                        .withNamespace(model.getMetadata().getNamespace())
                        .build());
        approval.setSpec(approve(model, content));
        return new Member(model, approval, content);
    }

    private static ModelDecisionSpec approve(AIModel model, ContentSnapshot content) {
        return ModelDecisionSpecBuilder.builder()
                .model(model.getMetadata().getName())
                .contentDigest(content.contentDigest())
                .riskClass(model.getSpec().risk().riskClass())
                .decision(DecisionKind.Approve)
                .role("system-owner")
                .approver(new Approver(APPROVER))
                .reason("Forecasts were compared with the counts of one year.")
                .build();
    }

    private ObjectNode example() {
        try {
            ObjectNode tree =
                    (ObjectNode)
                            new YAMLMapper()
                                    .readTree(
                                            Files.readString(
                                                    home.resolve(
                                                            "examples/public-transport-demand/aimodel.yaml")));
            readyAfter.ifPresent(
                    wait -> {
                        ArrayNode env =
                                ((ObjectNode) tree.get("spec").get("serving")).putArray("env");
                        env.addObject().put("name", "READY_AFTER").put("value", wait);
                    });
            return tree;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
