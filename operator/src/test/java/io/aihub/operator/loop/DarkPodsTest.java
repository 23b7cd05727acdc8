package io.aihub.operator.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.api.v1alpha1.Condition;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import org.junit.jupiter.api.Test;

/** That the pods of what serves do not answer is told, whatever else goes on. */
class DarkPodsTest extends ServingModelCase {
    private static final String UNAVAILABLE = "aihub_model_pods_unavailable";

    @Test
    void pods_that_give_no_reason_are_told_of_as_well() {
        assertThat(loop.metric(UNAVAILABLE)).isZero();

        loop.pods().breaks(name());
        loop.settle();

        assertThat(condition("Deployed").reason()).isEqualTo("NotAvailable");
        assertThat(loop.metric(UNAVAILABLE)).isEqualTo(1);
        assertThat(notes("NotAvailable")).containsExactly("The pods of 1.0 are not available.");

        loop.pods().mend(name());
        loop.settle();

        assertThat(loop.metric(UNAVAILABLE)).isZero();
        assertThat(condition("Deployed").status()).isEqualTo(Condition.Status.True);
    }

    @Test
    void they_are_told_of_while_another_revision_comes_in() {
        String serving = name();
        loop.apply(Wish.version(2).model());
        loop.settle();
        loop.apply(Applied.approval(loop));
        loop.pass();
        loop.all(Deployment.class).stream()
                .map(deployment -> deployment.getMetadata().getName())
                .filter(name -> !name.equals(serving))
                .forEach(loop.pods()::breaks);
        loop.settle();
        assertThat(condition("Deployed").reason()).isEqualTo("Starting");
        assertThat(loop.metric(UNAVAILABLE)).isZero();

        loop.pods().breaks(serving);
        loop.settle();

        assertThat(condition("Deployed").reason()).isEqualTo("NotAvailable");
        assertThat(condition("Deployed").message())
                .startsWith("The pods of 1.0, which serves, are not available. The pods of 2.0 (")
                .endsWith("are starting.");
        assertThat(loop.status().candidate().phase()).hasToString("Deploying");
        assertThat(loop.metric(UNAVAILABLE)).isEqualTo(1);
        assertThat(notes("NotAvailable")).hasSize(1);
    }

    @Test
    void a_lifted_stop_starts_pods_and_no_alarm() {
        loop.apply(Applied.decision(loop.nextDecision(), "Suspend", ""));
        loop.settle();
        loop.apply(
                Applied.decision(
                        loop.nextDecision(),
                        "Resume",
                        ",\"riskClass\":\"High\",\"lifts\":[\""
                                + loop.status().stops().get(0).uid()
                                + "\"]"));
        loop.settle();

        assertThat(condition("Ready").status()).isEqualTo(Condition.Status.True);
        assertThat(notes("Resumed")).hasSize(1);
        assertThat(notes("NotAvailable")).isEmpty();
    }

    private String name() {
        return deployment().getMetadata().getName();
    }
}
