package io.aihub.operator.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.aihub.decision.Reason;
import io.aihub.operator.ServerTest;
import io.aihub.operator.kubernetes.ModelRef;
import io.aihub.sandbox.apiserver.WriteHook;
import io.aihub.sandbox.apiserver.WriteRequest;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventWriterTest extends ServerTest {
    private static final String NOON = "2027-03-01T12:00:00Z";
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2027-03-01T12:00:00.123Z"), ZoneOffset.UTC);
    private static final KubernetesEvent ROLLBACK =
            new KubernetesEvent(
                    "RollBack/m-2/m-1/2027-03-01T12:00:00Z",
                    NOON,
                    Reason.RolledBack,
                    "RollBack",
                    "Traffic goes back to 1.0 (m-1) from 2.0 (m-2): rule 8.");

    @Test
    void an_event_says_what_happened_to_which_model() {
        writer().write(model, ROLLBACK);

        Event event = events().get(0);
        assertThat(event.getReason()).isEqualTo("RolledBack");
        assertThat(event.getType()).isEqualTo("Warning");
        assertThat(event.getAction()).isEqualTo("RollBack");
        assertThat(event.getNote()).isEqualTo(ROLLBACK.note());
        assertThat(event.getRegarding().getKind()).isEqualTo("AIModel");
        assertThat(event.getRegarding().getUid()).isEqualTo(model.uid());
        assertThat(event.getEventTime().getTime()).isEqualTo("2027-03-01T12:00:00.123000Z");
    }

    @Test
    void an_event_that_is_told_twice_also_by_another_process_is_one_event() {
        writer().write(model, ROLLBACK);
        writer().write(model, ROLLBACK);

        assertThat(events()).hasSize(1);
        assertThat(writes()).containsExactly("Create 201 changed", "Create 409 unchanged");
    }

    @Test
    void another_happening_and_another_model_are_other_events() {
        writer().write(model, ROLLBACK);
        writer().write(
                        model,
                        new KubernetesEvent(
                                "later", NOON, Reason.RolledBack, "RollBack", ROLLBACK.note()));
        writer().write(new ModelRef(model.namespace(), model.name(), "another-uid"), ROLLBACK);

        assertThat(events()).hasSize(3);
    }

    @Test
    void a_long_note_is_cut_to_what_the_api_takes_and_a_missing_one_is_the_reasons_meaning() {
        writer().write(model, new KubernetesEvent("a", NOON, Reason.NoData, "x", "n".repeat(5000)));
        writer().write(model, new KubernetesEvent("b", NOON, Reason.NoData, "x", null));

        assertThat(events())
                .extracting(Event::getNote)
                .containsExactlyInAnyOrder("n".repeat(1021) + "…", Reason.NoData.meaning());
    }

    @Test
    void a_note_is_cut_by_the_bytes_that_the_api_counts() {
        writer().write(model, new KubernetesEvent("a", NOON, Reason.NoData, "x", "å".repeat(1000)));

        assertThat(events())
                .extracting(event -> event.getNote().getBytes(StandardCharsets.UTF_8).length)
                .allMatch(bytes -> bytes > 1000 && bytes <= 1024);
    }

    @Test
    void a_server_that_refuses_an_event_fails_no_pass() {
        server.hook(
                new WriteHook() {
                    @Override
                    public Verdict before(WriteRequest request) {
                        return Verdict.respond(403, "Forbidden");
                    }
                });

        assertThatCode(() -> writer().write(model, ROLLBACK)).doesNotThrowAnyException();
        assertThat(events()).isEmpty();
    }

    private EventWriter writer() {
        return new EventWriter(operator, CLOCK);
    }

    private List<Event> events() {
        return human.events().v1().events().inNamespace(model.namespace()).list().getItems();
    }
}
