package io.aihub.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.aihub.decision.revision.RevisionFacts.WorkloadState;
import io.aihub.operator.cache.ActualWorkload;
import io.aihub.operator.kubernetes.Labels;
import io.aihub.operator.observe.WorkloadGatherer.Role;
import io.aihub.operator.sample.PodClient;
import io.aihub.operator.sample.SmokeProber;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How pods stand for a process that asked them nothing yet, such as one after a restart. */
class WorkloadGathererTest {
    private static final ResourceID MODEL = new ResourceID("m", "clinic");
    private final WorkloadGatherer gatherer =
            new WorkloadGatherer(
                    new SmokeProber(
                            PodClient.of(ForkJoinPool.commonPool()),
                            new ObjectMapper(),
                            model -> {}),
                    new ApplyMemory());

    @ParameterizedTest
    @CsvSource({
        "Established,     2, Ready",
        "Established,     1, Ready",
        "Established,     0, Starting",
        "Candidate,       1, Starting",
        "Candidate,       2, Starting",
        "FailedCandidate, 1, Starting",
        "FailedCandidate, 2, SmokeTestFailed"
    })
    void what_an_earlier_process_was_told_holds_until_it_is_asked_again(
            Role role, int available, WorkloadState expected) {
        ActualWorkload actual =
                new ActualWorkload(List.of(deployment(available)), Optional.empty());

        assertThat(
                        gatherer.observe(
                                MODEL, actual, WorkloadNames.of("m"), "sha256:1111111111", role))
                .isEqualTo(expected);
    }

    private static Deployment deployment(int available) {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withName("m-1111111111")
                .withNamespace("clinic")
                .endMetadata()
                .withNewSpec()
                .withReplicas(2)
                .withNewSelector()
                .withMatchLabels(Labels.selector("m", "1111111111"))
                .endSelector()
                .endSpec()
                .withNewStatus()
                .withAvailableReplicas(available)
                .withUpdatedReplicas(2)
                .endStatus()
                .build();
    }
}
