package io.aihub.operator.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.GovernancePolicy;
import io.aihub.dossier.content.ContentSnapshot;
import io.aihub.operator.kubernetes.Labels;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two serving digests that share their first ten digits have pods of their own. */
class TwinPodsTest {
    private static final String DIGITS = "761caab2b8";
    private static final AIModel OLD = model("1.00922374", "a");
    private static final AIModel NEW = model("1.00298767", "c");
    private static final String OLD_NAME = "twin-" + DIGITS;
    private static final String NEW_NAME = "twin-" + longer(NEW);

    private LoopHarness loop;

    @BeforeEach
    void serve() {
        assertThat(Labels.shortDigest(digest(OLD))).isEqualTo(DIGITS);
        assertThat(Labels.shortDigest(digest(NEW))).isEqualTo(DIGITS);
        assertThat(digest(OLD)).isNotEqualTo(digest(NEW));
        loop = LoopHarness.empty(ResourceID.fromResource(OLD));
        String policy = Serialization.asJson(Applied.policy()).replace("\"High\"", "\"Minimal\"");
        loop.apply(Serialization.unmarshal(policy, GovernancePolicy.class));
        ask(OLD);
        assertThat(images()).isEqualTo(Map.of(OLD_NAME, image(OLD)));
        assertThat(selected()).isEqualTo(DIGITS);
    }

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void the_later_one_has_a_longer_name_and_both_run_side_by_side() {
        ask(NEW);

        assertThat(images()).isEqualTo(Map.of(OLD_NAME, image(OLD), NEW_NAME, image(NEW)));
        assertThat(loop.status().serving().servingDigest()).isEqualTo(digest(NEW));
        assertThat(loop.status().serving().ready()).isEqualTo("1/1");
        assertThat(selected()).isEqualTo(longer(NEW));
    }

    @Test
    void going_back_finds_the_pods_of_the_earlier_one_as_they_were() {
        ask(NEW);
        loop.restart();
        decide(NEW, "Revoke");

        assertThat(loop.status().serving().servingDigest()).isEqualTo(digest(OLD));
        assertThat(selected()).isEqualTo(DIGITS);
        assertThat(running()).isEqualTo(Map.of(OLD_NAME, image(OLD)));
    }

    @Test
    void a_revocation_of_the_earlier_one_stops_its_pods_and_no_others() {
        ask(NEW);
        decide(OLD, "Revoke");

        assertThat(loop.status().serving().servingDigest()).isEqualTo(digest(NEW));
        assertThat(selected()).isEqualTo(longer(NEW));
        assertThat(running()).isEqualTo(Map.of(NEW_NAME, image(NEW)));
    }

    @Test
    void a_deployment_that_does_not_say_whose_it_is_yet_keeps_its_name() {
        Deployment before = loop.all(Deployment.class).get(0);
        before.getMetadata().getAnnotations().remove(Labels.SERVING_DIGEST);
        loop.write(before);
        loop.restart();
        loop.settle();

        assertThat(loop.all(Deployment.class))
                .singleElement()
                .satisfies(
                        now -> {
                            assertThat(now.getMetadata().getUid())
                                    .isEqualTo(before.getMetadata().getUid());
                            assertThat(now.getMetadata().getAnnotations())
                                    .containsEntry(Labels.SERVING_DIGEST, digest(OLD));
                            assertThat(now.getSpec().getTemplate())
                                    .isEqualTo(before.getSpec().getTemplate());
                        });
    }

    private void ask(AIModel model) {
        loop.apply(Serialization.clone(model));
        loop.settle();
        decide(model, "Approve");
        loop.later(Duration.ofSeconds(1));
        loop.settle();
    }

    private void decide(AIModel about, String kind) {
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

    private String selected() {
        return Labels.serving(loop.all(Service.class).get(0)).orElseThrow();
    }

    /** The image of each Deployment, by name. */
    private Map<String, String> images() {
        Map<String, String> images = new TreeMap<>();
        for (Deployment deployment : loop.all(Deployment.class)) {
            images.put(
                    deployment.getMetadata().getName(),
                    deployment.getSpec().getTemplate().getSpec().getContainers().get(0).getImage());
        }
        return images;
    }

    /** The same of those that are to have pods. */
    private Map<String, String> running() {
        Map<String, String> running = images();
        loop.all(Deployment.class).stream()
                .filter(deployment -> deployment.getSpec().getReplicas() == 0)
                .forEach(deployment -> running.remove(deployment.getMetadata().getName()));
        return running;
    }

    private static String digest(AIModel model) {
        return ContentSnapshot.of(model).servingDigest();
    }

    private static String longer(AIModel model) {
        return Labels.digits(digest(model), DIGITS.length() + 1);
    }

    private static String image(AIModel model) {
        return model.getSpec().serving().image();
    }

    /** With an image of this digit and a version that was looked for until the digests met. */
    private static AIModel model(String version, String digit) {
        try {
            JsonNode cases =
                    new ObjectMapper()
                            .readTree(
                                    Path.of("src/test/resources/cases/revision-name-twins.json")
                                            .toFile());
            ObjectNode model = cases.path("A").deepCopy();
            ObjectNode spec = (ObjectNode) model.get("spec");
            spec.put("version", version);
            ObjectNode rollback = (ObjectNode) spec.get("rollback");
            rollback.put("keepPreviousFor", "168h");
            ((ObjectNode) spec.get("serving"))
                    .put("image", "registry.example.org/demand@sha256:" + digit.repeat(64));
            return Serialization.unmarshal(model.toString(), AIModel.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
