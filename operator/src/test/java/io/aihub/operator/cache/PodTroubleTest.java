package io.aihub.operator.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A pod says why it does not run, and nothing that a container wrote. */
class PodTroubleTest {
    private static final String LEAK = "\"message\": \"patient 4711 has no kidney\"";

    static Stream<Arguments> pods() {
        return Stream.of(
                Arguments.of(
                        container(
                                "\"waiting\": {\"reason\": \"CrashLoopBackOff\", %s}", ended(1), 4),
                        "container model restarts (CrashLoopBackOff); last ended with Error, exit"
                                + " code 1"),
                Arguments.of(
                        container("\"running\": {}", ended(1), 4),
                        "container model restarts (CrashLoopBackOff); last ended with Error, exit"
                                + " code 1"),
                Arguments.of(
                        container(ended(137), "", 4),
                        "container model restarts (CrashLoopBackOff); last ended with OOMKilled,"
                                + " exit code 137"),
                Arguments.of(
                        container(ended(1), "", 0),
                        "container model ended with Error, exit code 1"),
                Arguments.of(
                        container("\"waiting\": {\"reason\": \"ErrImagePull\", %s}", "", 0),
                        "container model waits: ImagePullBackOff (ErrImagePull)"),
                Arguments.of(
                        container("\"waiting\": {\"reason\": \"ImagePullBackOff\"}", "", 0),
                        "container model waits: ImagePullBackOff (ErrImagePull)"),
                Arguments.of(
                        container(
                                "\"waiting\": {\"reason\": \"CreateContainerConfigError\", %s}",
                                "", 0),
                        "container model waits: CreateContainerConfigError"),
                Arguments.of(
                        "\"phase\": \"Pending\", \"conditions\": [{\"type\": \"PodScheduled\","
                                + " \"status\": \"False\", \"reason\": \"Unschedulable\","
                                + " \"message\": \"0/3 nodes are available: 3 Insufficient"
                                + " nvidia.com/gpu.\"}]",
                        "Unschedulable, 0/3 nodes are available: 3 Insufficient nvidia.com/gpu"),
                Arguments.of("\"phase\": \"Failed\", \"reason\": \"Evicted\", " + LEAK, "Evicted"));
    }

    @ParameterizedTest
    @MethodSource("pods")
    void a_pod_that_does_not_run_says_why_before_and_after_it_was_made_small(
            String status, String expected) {
        Pod pod = pod(status);
        Optional<PodTrouble> whole = PodTrouble.of(pod);

        new SlimPodStore().put("clinic/m-1", pod);

        assertThat(whole.map(PodTrouble::words)).contains("pod m-1: " + expected);
        assertThat(PodTrouble.of(pod)).isEqualTo(whole);
        assertThat(Serialization.asJson(pod)).doesNotContain("kidney");
    }

    @Test
    void a_pod_that_starts_as_usual_or_runs_is_in_no_trouble() {
        assertThat(trouble("\"phase\": \"Pending\", \"conditions\": []")).isEmpty();
        assertThat(trouble(container("\"waiting\": {\"reason\": \"ContainerCreating\"}", "", 0)))
                .isEmpty();
        assertThat(trouble(container("\"running\": {}", "", 0))).isEmpty();
        assertThat(
                        trouble(
                                container("\"running\": {}", ended(1), 9)
                                        .replace("\"ready\": false", "\"ready\": true")))
                .isEmpty();
    }

    @Test
    void a_healthy_pod_is_kept_without_its_containers() {
        Pod pod =
                pod(
                        container("\"running\": {}", ended(1), 9)
                                .replace("\"ready\": false", "\"ready\": true"));

        new SlimPodStore().put("clinic/m-1", pod);

        assertThat(pod.getStatus().getContainerStatuses()).isNullOrEmpty();
    }

    @Test
    void a_pod_that_is_being_deleted_ends_as_it_should() {
        Pod pod = pod(container(ended(137), "", 1));
        pod.getMetadata().setDeletionTimestamp("2027-03-01T12:00:00Z");

        assertThat(PodTrouble.of(pod)).isEmpty();
    }

    @Test
    void what_a_scheduler_says_is_cut() {
        String status =
                "\"conditions\": [{\"type\": \"PodScheduled\", \"status\": \"False\","
                        + " \"reason\": \"Unschedulable\", \"message\": \""
                        + "x".repeat(5000)
                        + "\"}]";

        assertThat(trouble(status).orElseThrow()).hasSize(300).endsWith("…");
    }

    @Test
    void a_pod_that_waits_for_its_node_is_told_after_half_a_minute_also_where_clocks_differ() {
        Instant since = Instant.parse("2027-03-01T12:00:00Z");
        PodTrouble waits =
                PodTrouble.of(
                                pod(
                                        "\"conditions\": [{\"type\": \"PodScheduled\", \"status\":"
                                                + " \"False\", \"reason\": \"Unschedulable\","
                                                + " \"lastTransitionTime\": \"2027-03-01T12:00:00Z\"}]"))
                        .orElseThrow();

        assertThat(waits.toldFrom(since)).contains(since.plusSeconds(30));
        assertThat(waits.toldFrom(since.minusSeconds(2))).contains(since.plusSeconds(30));
        assertThat(waits.toldFrom(since.plusSeconds(30))).isEmpty();
        assertThat(waits.toldFrom(since.minusSeconds(3600))).isEmpty();
    }

    private static Optional<String> trouble(String status) {
        return PodTrouble.of(pod(status)).map(PodTrouble::words);
    }

    private static String ended(int code) {
        String reason = code == 137 ? "OOMKilled" : "Error";
        return "\"terminated\": {\"reason\": \"%s\", \"exitCode\": %d, %s}"
                .formatted(reason, code, LEAK);
    }

    private static String container(String state, String last, int restarts) {
        return "\"phase\": \"Running\", \"conditions\": [], \"containerStatuses\": [{\"name\":"
                + " \"model\", \"ready\": false, \"restartCount\": "
                + restarts
                + ", \"image\": \"i\", \"state\": {"
                + state.replace("%s", LEAK)
                + "}, \"lastState\": {"
                + last
                + "}}]";
    }

    private static Pod pod(String status) {
        return Serialization.unmarshal(
                "{\"metadata\": {\"name\": \"m-1\", \"namespace\": \"clinic\", \"labels\":"
                        + " {\"a\": \"b\"}}, \"status\": {"
                        + status
                        + "}}",
                Pod.class);
    }
}
