package io.aihub.operator.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.ModelDecision;
import io.aihub.api.v1alpha1.status.ServingStatus.ServingState;
import io.aihub.api.v1alpha1.status.Stop;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is made of a model's name has room also where that is as long as it may be. */
class LongNameTest {
    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_UID = 63;
    private static final String NAME = "m".repeat(LONGEST_NAME);

    private LoopHarness loop;
    private AIModel model;

    @BeforeEach
    void serve() {
        model =
                Wish.version(1)
                        .set("metadata.name", NAME)
                        .signals(Wish.signal("age", "InputDrift", "SafeState"))
                        .model();
        loop = LoopHarness.empty(new ResourceID(NAME, Wish.NAMESPACE));
        loop.apply(Applied.policy());
        loop.apply(Applied.source());
        loop.apply(Applied.profile());
        loop.apply(model);
        loop.settle();
        decide(
                "Approve",
                ",\"riskClass\":\"High\",\"contentDigest\":\""
                        + loop.status().contentDigest()
                        + "\"");
        assertThat(loop.status().serving().state()).isEqualTo(ServingState.Serving);
    }

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void a_safety_stop_has_a_uid_that_a_resumption_can_name() {
        Stop first = safetyStop();

        assertThat(first.uid()).hasSizeLessThanOrEqualTo(LONGEST_UID).startsWith("safety-");
        String digits = loop.status().serving().revision().substring(NAME.length() + 1);
        assertThat(first.uid()).contains(digits);

        decide("Resume", ",\"riskClass\":\"High\",\"lifts\":[\"" + first.uid() + "\"]");
        assertThat(loop.status().serving().state()).isEqualTo(ServingState.Serving);
    }

    @Test
    void a_later_safety_stop_has_another_uid() {
        Stop first = safetyStop();
        decide("Resume", ",\"riskClass\":\"High\",\"lifts\":[\"" + first.uid() + "\"]");
        Stop second = safetyStop();

        assertThat(second.uid()).isNotEqualTo(first.uid()).hasSizeLessThanOrEqualTo(LONGEST_UID);
    }

    private Stop safetyStop() {
        loop.closeUntil("B", status -> status.serving().state() == ServingState.Stopped);
        assertThat(loop.all(Deployment.class))
                .allSatisfy(d -> assertThat(d.getSpec().getReplicas()).isZero());
        return loop.status().stops().stream()
                .filter(stop -> stop.state() == Stop.StopState.Holding)
                .findFirst()
                .orElseThrow();
    }

    private void decide(String kind, String rest) {
        ModelDecision decision =
                Applied.decision(
                        model.getMetadata(), "decision-" + loop.nextDecision(), kind, rest);
        loop.apply(decision);
        loop.settle();
    }
}
