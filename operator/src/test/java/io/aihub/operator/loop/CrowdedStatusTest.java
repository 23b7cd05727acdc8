package io.aihub.operator.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.api.v1alpha1.AIModelStatus;
import io.aihub.api.v1alpha1.GovernancePolicy;
import io.aihub.api.v1alpha1.ModelDecision;
import io.aihub.api.v1alpha1.status.ServingStatus.ServingState;
import io.aihub.api.v1alpha1.status.Stop;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import org.junit.jupiter.api.Test;

/** However much there is around a model, what is decided about it can be written and is done. */
class CrowdedStatusTest extends ServingModelCase {
    private static final int ROOM = 100;

    @Test
    void more_policies_than_status_can_name_keep_no_stop_from_its_pods() {
        for (int i = 0; i < 25; i++) {
            GovernancePolicy policy = Applied.policy();
            policy.getMetadata().setName("governance-policy-of-hospital-district-" + (10 + i));
            loop.apply(policy);
        }
        suspend();
        loop.settle();

        assertStopped();
        assertThat(loop.status().approval().policy()).endsWith(" more");
    }

    @Test
    void a_stop_that_is_repeated_a_hundred_and_ten_times_holds() {
        for (int i = 0; i < 110; i++) {
            suspend();
        }
        loop.settle();

        assertStopped();
        assertThat(loop.status().stops()).hasSize(ROOM);
        assertThat(loop.status().findings())
                .filteredOn(finding -> finding.rule().equals("StatusCut"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("stops has 10 more"));
    }

    @Test
    void a_stop_holds_also_when_a_hundred_were_lifted() {
        for (int i = 0; i < ROOM; i++) {
            suspend();
        }
        loop.settle();
        String lifts = String.join("\",\"", loop.status().stops().stream().map(Stop::uid).toList());
        loop.apply(
                Applied.decision(
                        loop.nextDecision(),
                        "Resume",
                        ",\"riskClass\":\"High\",\"lifts\":[\"" + lifts + "\"]"));
        loop.settle();
        assertThat(loop.status().serving().state()).isEqualTo(ServingState.Serving);

        ModelDecision last = suspend();
        loop.settle();

        assertStopped();
        assertThat(loop.status().stops()).hasSize(ROOM);
        assertThat(holding(loop.status())).hasSize(1);
        loop.delete(last);
        loop.restart();
        loop.settle();
        assertStopped();
    }

    @Test
    void nobody_crowds_the_stop_of_another_person_out() {
        for (int i = 0; i < 110; i++) {
            suspend();
        }
        ModelDecision other = Applied.decision(loop.nextDecision(), "Suspend", "");
        other.setSpec(
                io.aihub.api.v1alpha1.ModelDecisionSpecBuilder.builder(other.getSpec())
                        .approver(new io.aihub.api.v1alpha1.decision.Approver("nils"))
                        .build());
        loop.apply(other);
        loop.settle();

        assertThat(holding(loop.status())).extracting(Stop::by).contains("nils");
    }

    private ModelDecision suspend() {
        ModelDecision decision = Applied.decision(loop.nextDecision(), "Suspend", "");
        loop.apply(decision);
        return decision;
    }

    private static List<Stop> holding(AIModelStatus status) {
        return status.stops().stream()
                .filter(stop -> stop.state() == Stop.StopState.Holding)
                .toList();
    }

    private void assertStopped() {
        assertThat(loop.status().serving().state()).isEqualTo(ServingState.Stopped);
        assertThat(loop.all(Deployment.class))
                .allSatisfy(d -> assertThat(d.getSpec().getReplicas()).isZero());
    }
}
