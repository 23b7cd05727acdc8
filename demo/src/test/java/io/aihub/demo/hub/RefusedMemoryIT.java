package io.aihub.demo.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.sandbox.apiserver.WriteHook;
import io.aihub.sandbox.apiserver.WriteRequest;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The API server stores status, and refuses what the revisions are to remember. */
class RefusedMemoryIT {
    private static final String NAME = "forgetful";

    /** 403 is a policy's answer, 500 that of a webhook which must answer and is away. */
    @ParameterizedTest
    @CsvSource({"403, Forbidden", "500, InternalError"})
    void a_stop_takes_effect_though_no_revision_can_remember_it(int code, String reason)
            throws IOException {
        try (Hub hub = Hub.start()) {
            hub.prepare();
            hub.apply(hub.triage(NAME));
            hub.approve(NAME);
            hub.await("it serves", () -> hub.firstServed(NAME));
            RefusingHook refusing = new RefusingHook(code, reason);
            hub.stage().cluster().apiServer().hook(refusing);

            hub.decide(NAME, "Suspend", "hub-operator", "hanna", more -> {});

            hub.await("no pod is asked for", () -> replicas(hub) == 0);
            hub.await("the refusing", () -> refusing.refused.get() > 0);
            assertThat(hub.status(NAME).at("/serving/state").asText()).isEqualTo("Stopped");
        }
    }

    private static int replicas(Hub hub) {
        return hub.client().apps().deployments().inAnyNamespace().list().getItems().stream()
                .map(Deployment::getSpec)
                .mapToInt(spec -> spec.getReplicas())
                .sum();
    }

    private static final class RefusingHook implements WriteHook {
        private final AtomicInteger refused = new AtomicInteger();
        private final int code;
        private final String reason;

        private RefusingHook(int code, String reason) {
            this.code = code;
            this.reason = reason;
        }

        @Override
        public Verdict before(WriteRequest request) {
            boolean memory =
                    request.client().equals("operator")
                            && request.target().resource().equals("modelrevisions");
            if (memory) {
                refused.incrementAndGet();
            }
            return memory ? Verdict.respond(code, reason) : Verdict.proceed();
        }
    }
}
