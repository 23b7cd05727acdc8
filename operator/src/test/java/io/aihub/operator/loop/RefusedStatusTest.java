package io.aihub.operator.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.api.v1alpha1.AIModelStatus;
import io.aihub.api.v1alpha1.status.ServingStatus.ServingState;
import io.aihub.operator.kubernetes.Labels;
import io.aihub.sandbox.apiserver.WriteHook;
import io.aihub.sandbox.apiserver.WriteRequest;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stop waits for no write that is refused; everything else waits for its stored decision. */
class RefusedStatusTest extends ServingModelCase {
    private static final int FEW_PASSES = 4;

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 409, 413, 422, 429, 500, 503})
    void a_suspension_reaches_its_pods_whatever_the_server_answers_to_its_record(int code) {
        refuse(code, request -> true);
        loop.apply(Applied.decision(loop.nextDecision(), "Suspend", ""));
        passes();

        assertThat(loop.status().serving().state()).isEqualTo(ServingState.Serving);
        assertStopped();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 409, 422})
    void a_revocation_reaches_its_pods_as_well(int code) {
        String content = loop.status().contentDigest();
        refuse(code, request -> true);
        loop.apply(
                Applied.decision(
                        loop.nextDecision(),
                        "Revoke",
                        ",\"riskClass\":\"High\",\"contentDigest\":\"" + content + "\""));
        passes();

        assertStopped();
    }

    @Test
    void nothing_else_goes_ahead() {
        loop.apply(Wish.version(2).model());
        loop.settle();
        var approval = Applied.approval(loop);
        refuse(422, request -> true);
        loop.apply(approval);
        passes();

        assertThat(loop.all(Deployment.class)).hasSize(1);
        assertThat(loop.all(Deployment.class).get(0).getSpec().getReplicas()).isEqualTo(2);
        assertThat(notes("StatusRefused")).hasSize(1);
    }

    @Test
    void status_says_what_is_refused_and_why_and_that_the_stop_was_carried_out() {
        refuse(422, request -> request.body().contains("\"findings\":[{"));
        loop.apply(Applied.decision(loop.nextDecision(), "Suspend", ""));
        passes();

        AIModelStatus status = loop.status();
        assertStopped();
        assertThat(status.serving().state()).isEqualTo(ServingState.Stopped);
        assertThat(status.stops()).hasSize(1);
        assertThat(status.lastAction().what()).isEqualTo("Stop");
        assertThat(status.conditions())
                .filteredOn(condition -> condition.type().equals("Ready"))
                .singleElement()
                .satisfies(
                        ready -> {
                            assertThat(ready.reason()).isEqualTo("StatusRefused");
                            assertThat(ready.message())
                                    .contains("422", "injected", "The stop was carried out");
                        });
        assertThat(notes("StatusRefused")).hasSize(1);
        assertThat(notes("Suspended")).hasSize(1);
    }

    @Test
    void a_stop_that_status_could_say_in_few_words_holds_also_without_its_decision() {
        refuse(422, request -> request.body().contains("\"findings\":[{"));
        var stop = Applied.decision(loop.nextDecision(), "Suspend", "");
        loop.apply(stop);
        passes();
        loop.delete(stop);
        loop.restart();
        passes();

        assertStopped();
    }

    private void refuse(int code, Predicate<WriteRequest> which) {
        loop.server()
                .hook(
                        new WriteHook() {
                            @Override
                            public Verdict before(WriteRequest request) {
                                boolean status =
                                        FaultInjection.classOf(request)
                                                .equals("Apply aimodels/status");
                                return status && which.test(request)
                                        ? Verdict.respond(code, "Injected")
                                        : Verdict.proceed();
                            }
                        });
    }

    private void passes() {
        for (int i = 0; i < FEW_PASSES; i++) {
            loop.pass();
        }
    }

    private void assertStopped() {
        assertThat(loop.all(Deployment.class))
                .isNotEmpty()
                .allSatisfy(d -> assertThat(d.getSpec().getReplicas()).isZero());
        assertThat(loop.all(Service.class))
                .singleElement()
                .satisfies(
                        s ->
                                assertThat(s.getSpec().getSelector())
                                        .containsEntry(Labels.SERVING, Labels.NOTHING));
    }
}
