package io.aihub.operator.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.api.v1alpha1.Condition;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pods that do not run say why, in the conditions and in an event. */
class FailingPodsTest {
    private static final PodStatus CRASHING =
            Serialization.unmarshal(
                    """
                    {"phase": "Running", "podIP": "192.0.2.1", "conditions":
                      [{"type": "Ready", "status": "False"}], "containerStatuses":
                      [{"name": "model", "ready": false, "restartCount": 3, "image": "i",
                        "imageID": "", "state": {"waiting": {"reason": "CrashLoopBackOff"}},
                        "lastState": {"terminated": {"reason": "Error", "exitCode": 3}}}]}
                    """,
                    PodStatus.class);
    private static final PodStatus UNSCHEDULED =
            Serialization.unmarshal(
                    """
                    {"phase": "Pending", "conditions": [{"type": "PodScheduled", "status": "False",
                      "reason": "Unschedulable", "message": "0/2 nodes are available."}]}
                    """,
                    PodStatus.class);

    private final LoopHarness harness = LoopHarness.empty();

    @AfterEach
    void stop() {
        harness.close();
    }

    @Test
    void a_serving_revision_whose_pods_crash_says_so_in_message_and_event() {
        serve();

        harness.pods().fail(deployment(), CRASHING);
        harness.settle();

        assertThat(condition("Deployed").reason()).isEqualTo("PodsFailing");
        assertThat(condition("Ready").message())
                .startsWith("Serving 1.0. The pods of 1.0 are not available: pod m-")
                .contains(
                        ": container model restarts (CrashLoopBackOff); last ended with Error,"
                                + " exit code 3");
        assertThat(events("PodsFailing")).hasSize(1);

        harness.pods().mend(deployment());
        harness.settle();

        assertThat(condition("Ready").status()).isEqualTo(Condition.Status.True);
    }

    @Test
    void a_pod_that_waits_a_moment_for_its_node_is_not_told_and_one_that_waits_on_is() {
        approve(Wish.version(1));
        harness.pods().failAll(waitsSince(harness.now()));
        harness.settle();
        long before = harness.server().journal().lastSequence();

        assertThat(condition("Deployed").reason()).isEqualTo("Starting");
        assertThat(events("PodsFailing")).isEmpty();
        Duration next = harness.nextPass();
        assertThat(next).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(30));

        harness.pass();
        assertThat(harness.writesSince(before)).isZero();
        harness.later(next);
        harness.settle();

        assertThat(condition("Deployed").reason()).isEqualTo("PodsFailing");
        assertThat(events("PodsFailing")).hasSize(1);
    }

    @Test
    void a_new_revision_that_finds_no_node_says_what_the_scheduler_says() {
        approve(Wish.version(1));
        harness.pods().failAll(UNSCHEDULED);
        harness.settle();

        assertThat(condition("Deployed").reason()).isEqualTo("PodsFailing");
        assertThat(condition("Ready").message())
                .startsWith("Nothing serves. The pods of 1.0 (m-")
                .contains(" do not start: pod m-")
                .contains(": Unschedulable, 0/2 nodes are available");
    }

    private static PodStatus waitsSince(Instant since) {
        PodStatus status = Serialization.clone(UNSCHEDULED);
        status.getConditions().get(0).setLastTransitionTime(since.toString());
        return status;
    }

    private List<Event> events(String reason) {
        return harness.all(Event.class).stream()
                .filter(event -> reason.equals(event.getReason()))
                .toList();
    }

    private void serve() {
        approve(Wish.version(1));
        harness.settle();
        assertThat(condition("Ready").status()).isEqualTo(Condition.Status.True);
    }

    private void approve(Wish wish) {
        harness.apply(Applied.policy(1));
        harness.apply(Applied.source());
        harness.apply(Applied.profile());
        harness.apply(wish.model());
        harness.pass();
        String rest =
                ",\"riskClass\":\"High\",\"contentDigest\":\"%s\""
                        .formatted(harness.status().contentDigest());
        harness.apply(Applied.decision(1, "Approve", rest));
    }

    private String deployment() {
        return harness.all(Deployment.class).get(0).getMetadata().getName();
    }

    private Condition condition(String type) {
        return harness.status().conditions().stream()
                .filter(condition -> type.equals(condition.type()))
                .findFirst()
                .orElseThrow();
    }
}
