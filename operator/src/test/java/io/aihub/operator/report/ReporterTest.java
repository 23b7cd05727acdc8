package io.aihub.operator.report;

import static io.aihub.operator.StatusDraft.NOON;
import static io.aihub.operator.StatusDraft.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.AIModelStatus;
import io.aihub.api.v1alpha1.Condition.Status;
import io.aihub.decision.Reason;
import io.aihub.operator.ServerTest;
import io.aihub.operator.telemetry.ModelMetrics;
import io.aihub.sandbox.apiserver.WriteHook;
import io.aihub.sandbox.apiserver.WriteRequest;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.prometheus.client.CollectorRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReporterTest extends ServerTest {
    private volatile Instant now = Instant.parse(NOON);
    private KubernetesClient impatient;
    private Reporter reporter;
    private volatile int answer;

    @BeforeEach
    void make() {
        Config config = Config.fromKubeconfig(server.kubeconfig("operator"));
        config.setRequestRetryBackoffLimit(0);
        impatient = new KubernetesClientBuilder().withConfig(config).build();
        reporter = process();
        server.hook(
                new WriteHook() {
                    @Override
                    public Verdict before(WriteRequest request) {
                        return answer == 0
                                ? Verdict.proceed()
                                : answer < 0
                                        ? Verdict.dropConnection()
                                        : Verdict.respond(answer, "Broken");
                    }
                });
    }

    @AfterEach
    void close() {
        impatient.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 429, 500, 503})
    void an_event_that_the_server_could_not_take_is_told_when_it_can(int broken) {
        AIModel saved = saved(status().acted("RollBack", Reason.RolledBack, NOON).build());
        answer = broken;
        reporter.catchUp(saved);
        assertThat(reporter.owes(model)).isTrue();
        reporter.catchUp(saved);
        assertThat(reporter.owes(model)).isTrue();
        assertThat(events()).isEmpty();

        answer = 0;
        reporter.catchUp(saved);
        reporter.catchUp(saved);

        assertThat(events()).extracting(Event::getReason).containsExactly("RolledBack");
        assertThat(reporter.owes(model)).isFalse();
    }

    @Test
    void an_event_is_told_that_a_server_which_had_just_started_forbade() {
        AIModel saved = saved(status().acted("RollBack", Reason.RolledBack, NOON).build());
        answer = 403;
        reporter.catchUp(saved);
        now = now.plusSeconds(59);
        reporter.catchUp(saved);
        assertThat(reporter.owes(model)).isTrue();

        answer = 0;
        reporter.catchUp(saved);

        assertThat(events()).extracting(Event::getReason).containsExactly("RolledBack");
        assertThat(reporter.owes(model)).isFalse();
    }

    @Test
    void an_event_that_stays_forbidden_is_let_go_after_a_minute() {
        AIModel saved = saved(status().acted("RollBack", Reason.RolledBack, NOON).build());
        answer = 403;
        reporter.catchUp(saved);
        now = now.plusSeconds(60);
        reporter.catchUp(saved);

        assertThat(reporter.owes(model)).isFalse();
    }

    @Test
    void an_event_that_is_refused_is_not_asked_for_again() {
        answer = 422;

        reporter.catchUp(saved(status().acted("RollBack", Reason.RolledBack, NOON).build()));

        assertThat(reporter.owes(model)).isFalse();
    }

    @Test
    void a_new_process_tells_what_an_earlier_one_saved_and_tells_it_once() {
        AIModel saved = saved(status().acted("RollBack", Reason.RolledBack, NOON).build());

        reporter.catchUp(saved);
        process().catchUp(saved);

        assertThat(events()).extracting(Event::getReason).containsExactly("RolledBack");
    }

    @Test
    void a_new_process_tells_what_came_up_without_an_action_and_nothing_old() {
        String longAgo = "2027-03-01T08:00:00Z";
        reporter.catchUp(
                saved(
                        status().acted("RollBack", Reason.RolledBack, longAgo)
                                .shows("Approved", Status.False, Reason.Suspended, longAgo)
                                .shows("MonitoringAvailable", Status.False, Reason.NoData, NOON)
                                .build()));

        assertThat(events()).extracting(Event::getReason).containsExactly("NoData");
    }

    @Test
    void a_model_that_is_gone_is_owed_nothing() {
        answer = 503;
        reporter.catchUp(saved(status().acted("RollBack", Reason.RolledBack, NOON).build()));

        reporter.forget(model);

        assertThat(reporter.owes(model)).isFalse();
    }

    private final class Now extends Clock {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private Reporter process() {
        return new Reporter(impatient, new ModelMetrics(new CollectorRegistry()), new Now());
    }

    private AIModel saved(AIModelStatus status) {
        AIModel found =
                human.resources(AIModel.class)
                        .inNamespace(model.namespace())
                        .withName(model.name())
                        .get();
        found.setStatus(status);
        return found;
    }

    private List<Event> events() {
        return human.events().v1().events().inNamespace(model.namespace()).list().getItems();
    }
}
