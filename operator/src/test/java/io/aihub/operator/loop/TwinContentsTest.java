package io.aihub.operator.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.GovernancePolicy;
import io.aihub.api.v1alpha1.ModelRevision;
import io.aihub.dossier.content.ContentSnapshot;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two contents whose digests share their first ten digits are two contents. */
class TwinContentsTest {
    private static final JsonNode CASE = read();

    @Test
    void each_has_a_revision_of_its_own_and_the_revoked_one_stays_stopped() {
        AIModel revoked = model("E");
        AIModel approved = model("A");
        try (LoopHarness loop = LoopHarness.empty(ResourceID.fromResource(revoked))) {
            GovernancePolicy policy = Applied.policy();
            loop.apply(minimal(policy));
            loop.apply(revoked);
            loop.settle();
            decide(loop, revoked, "Approve");
            assertThat(loop.status().serving().version()).isEqualTo(revoked.getSpec().version());
            decide(loop, revoked, "Revoke");

            loop.apply(model("A"));
            loop.settle();
            decide(loop, approved, "Approve");

            assertThat(loop.status().serving().version()).isEqualTo(approved.getSpec().version());
            assertThat(loop.status().serving().inForce()).hasToString("Yes");
            assertThat(revisions(loop)).containsExactly("twin-7ca3b54bb0", "twin-7ca3b54bb0a");
            assertThat(loop.all(Deployment.class))
                    .filteredOn(d -> d.getSpec().getReplicas() > 0)
                    .singleElement()
                    .extracting(d -> d.getSpec().getTemplate().getSpec().getContainers().get(0))
                    .extracting(Container::getImage)
                    .isEqualTo(approved.getSpec().serving().image());
        }
    }

    private static void decide(LoopHarness loop, AIModel about, String kind) {
        loop.apply(
                Applied.decision(
                        about.getMetadata(),
                        "decision-" + loop.nextDecision(),
                        kind,
                        ",\"contentDigest\":\""
                                + ContentSnapshot.of(about).contentDigest()
                                + "\",\"riskClass\":\"Minimal\""));
        loop.settle();
    }

    private static List<String> revisions(LoopHarness loop) {
        return loop.all(ModelRevision.class).stream()
                .map(HasMetadata::getMetadata)
                .map(metadata -> metadata.getName())
                .sorted()
                .toList();
    }

    private static GovernancePolicy minimal(GovernancePolicy policy) {
        String json = Serialization.asJson(policy).replace("\"High\"", "\"Minimal\"");
        return Serialization.unmarshal(json, GovernancePolicy.class);
    }

    private static AIModel model(String which) {
        ObjectNode model = CASE.path(which).deepCopy();
        return Serialization.unmarshal(model.toString(), AIModel.class);
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper()
                    .readTree(
                            Path.of("src/test/resources/cases/revision-name-twins.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
