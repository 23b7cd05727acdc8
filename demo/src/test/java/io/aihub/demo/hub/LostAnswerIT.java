package io.aihub.demo.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.sandbox.apiserver.WriteHook;
import io.aihub.sandbox.apiserver.WriteRequest;
import io.aihub.sandbox.apiserver.WriteResult;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The API server stores a status and is gone before it has said so. */
class LostAnswerIT {
    private static final String NAME = "unheard";

    @Test
    void what_was_saved_without_an_answer_is_told_once() throws IOException {
        try (Hub hub = Hub.start()) {
            hub.prepare();
            SilencingHook silencing = new SilencingHook();
            hub.stage().cluster().apiServer().hook(silencing);
            hub.apply(hub.triage(NAME));
            hub.approve(NAME);

            hub.await("what follows is told", () -> told(hub).contains("Switched"));

            assertThat(silencing.lost).hasPositiveValue();
            assertThat(told(hub)).containsExactlyInAnyOrder("Deploying", "Switched");
        }
    }

    private static List<String> told(Hub hub) {
        return hub.client().events().v1().events().inAnyNamespace().list().getItems().stream()
                .filter(event -> event.getRegarding().getName().equals(NAME))
                .map(event -> event.getReason())
                .toList();
    }

    /** Keeps the answer to the first status with an action to itself. */
    private static final class SilencingHook implements WriteHook {
        private final AtomicInteger lost = new AtomicInteger();

        @Override
        public Verdict after(WriteRequest request, WriteResult result) {
            boolean status =
                    request.client().equals("operator")
                            && request.target().name().equals(NAME)
                            && request.target().resource().equals("aimodels")
                            && request.body().contains("lastAction")
                            && result.changed();
            return status && lost.getAndIncrement() == 0
                    ? Verdict.dropConnection()
                    : Verdict.proceed();
        }
    }
}
