package io.aihub.operator.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.aihub.operator.ServerTest;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Processes that take turns by a Lease, each with a client and a steady clock of its own. */
class ElectionTest extends ServerTest {
    private static final String NAMESPACE = "aihub-system";
    private static final String NAME = "aihub-operator";
    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final Duration DEADLINE = Duration.ofMillis(1_500);
    private static final Duration RETRY = Duration.ofMillis(100);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final List<Process> all = new ArrayList<>();

    /** One process: the parts that {@code OperatorBeans} makes. */
    private final class Process implements AutoCloseable {
        final AtomicLong skipped = new AtomicLong();
        final AtomicInteger starts = new AtomicInteger();
        final Leadership leadership =
                new Leadership(() -> System.nanoTime() + skipped.get(), DEADLINE);
        final KubernetesClient client =
                new KubernetesClientBuilder()
                        .withConfig(Config.fromKubeconfig(server.kubeconfig("operator")))
                        .withHttpClientBuilderConsumer(
                                http ->
                                        http.addOrReplaceInterceptor(
                                                "leadership", new WriteFence(leadership)))
                        .build();
        final Election election;

        Process(String identity) {
            election =
                    Election.of(
                            client,
                            leadership,
                            new LeaseSettings(NAMESPACE, NAME, identity, LEASE, DEADLINE, RETRY),
                            Clock.systemUTC());
            all.add(this);
        }

        Process join() {
            election.join(starts::incrementAndGet);
            return this;
        }

        void awaitLeading() {
            await().atMost(LONG).untilAsserted(() -> assertThat(starts).hasValue(1));
            assertThat(leadership.isHeld()).isTrue();
        }

        void write(String name) {
            client.resource(
                            new ConfigMapBuilder()
                                    .withNewMetadata()
                                    .withNamespace("clinic")
                                    .withName(name)
                                    .endMetadata()
                                    .build())
                    .create();
        }

        @Override
        public void close() {
            election.close();
            client.close();
        }
    }

    private Process process(String identity) {
        return new Process(identity);
    }

    private Lease lease() {
        return human.leases().inNamespace(NAMESPACE).withName(NAME).get();
    }

    private String holder() {
        return lease().getSpec().getHolderIdentity();
    }

    @AfterEach
    void end() {
        all.forEach(Process::close);
    }

    @Test
    void the_second_waits_writes_nothing_and_leads_as_soon_as_the_first_gives_the_lease_back() {
        Process first = process("first").join();
        first.awaitLeading();
        Process second = process("second").join();

        first.write("by-the-first");
        assertThatThrownBy(() -> second.write("by-the-second"))
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("does not lead");
        assertThat(second.starts).hasValue(0);
        assertThat(holder()).isEqualTo("first");

        first.election.close();
        assertThat(first.leadership.isHeld()).isFalse();
        assertThatThrownBy(() -> first.write("too-late"))
                .isInstanceOf(KubernetesClientException.class);

        second.awaitLeading();
        second.write("by-the-second");
        assertThat(lease().getSpec().getLeaseTransitions()).isEqualTo(1);
        assertThat(human.configMaps().inNamespace("clinic").list().getItems())
                .extracting(map -> map.getMetadata().getName())
                .containsExactlyInAnyOrder("by-the-first", "by-the-second");
    }

    @Test
    void a_leader_that_was_paused_knows_without_asking_that_it_may_not_write() {
        Process first = process("first").join();
        first.awaitLeading();
        first.skipped.addAndGet(DEADLINE.toNanos());

        assertThatThrownBy(() -> first.write("after-the-pause"))
                .isInstanceOf(KubernetesClientException.class);

        // Nobody took the lease meanwhile, so it leads on and starts nothing anew.
        await().atMost(LONG).until(first.leadership::isHeld);
        first.write("after-the-renewal");
        assertThat(first.starts).hasValue(1);
        assertThat(first.leadership.successor()).isEmpty();
    }

    @Test
    void who_finds_another_in_its_place_never_leads_again() {
        Process first = process("first").join();
        first.awaitLeading();
        human.resource(
                        new LeaseBuilder(lease())
                                .editMetadata()
                                .withResourceVersion(null)
                                .endMetadata()
                                .editSpec()
                                .withHolderIdentity("usurper")
                                .withLeaseTransitions(7)
                                .endSpec()
                                .build())
                .update();

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(first.leadership.successor()).contains("usurper"));
        assertThatThrownBy(() -> first.write("against-the-usurper"))
                .isInstanceOf(KubernetesClientException.class);

        // Nor does it when the other one has ended without giving the lease back.
        Process next = process("next").join();
        next.awaitLeading();
        assertThat(first.leadership.isHeld()).isFalse();
    }

    @Test
    void a_leader_whose_clock_stands_behind_keeps_its_lease_while_it_renews() {
        createLease("behind", behind(0), 2);
        Process second = process("second").join();
        AtomicInteger renewals = new AtomicInteger();
        // For twice as long as the lease lasts.
        await().pollInterval(RETRY)
                .atMost(LONG)
                .until(
                        () -> {
                            renew(behind(renewals.incrementAndGet()));
                            return renewals.get() >= 2 * LEASE.dividedBy(RETRY);
                        });
        assertThat(second.starts).hasValue(0);
        assertThat(holder()).isEqualTo("behind");

        second.awaitLeading();
        assertThat(holder()).isEqualTo("second");
    }

    private static ZonedDateTime behind(int millis) {
        return ZonedDateTime.now(ZoneOffset.UTC).minusHours(1).plusNanos(millis * 1_000_000L);
    }

    private void renew(ZonedDateTime time) {
        human.leases()
                .inNamespace(NAMESPACE)
                .withName(NAME)
                .edit(
                        lease ->
                                new LeaseBuilder(lease)
                                        .editSpec()
                                        .withRenewTime(time)
                                        .endSpec()
                                        .build());
    }

    @Test
    void a_leader_whose_clock_stands_ahead_is_followed_when_it_is_lost() {
        createLease("lost", ZonedDateTime.now(ZoneOffset.UTC).plusHours(1), 2);
        process("second").join().awaitLeading();
        assertThat(holder()).isEqualTo("second");
    }

    @Test
    void a_lease_that_somebody_has_emptied_is_taken() {
        human.resource(
                        new LeaseBuilder()
                                .withNewMetadata()
                                .withNamespace(NAMESPACE)
                                .withName(NAME)
                                .endMetadata()
                                .build())
                .create();
        process("first").join().awaitLeading();
        assertThat(holder()).isEqualTo("first");
    }

    private void createLease(String holder, ZonedDateTime renewed, int seconds) {
        human.resource(
                        new LeaseBuilder()
                                .withNewMetadata()
                                .withNamespace(NAMESPACE)
                                .withName(NAME)
                                .endMetadata()
                                .withNewSpec()
                                .withHolderIdentity(holder)
                                .withLeaseDurationSeconds(seconds)
                                .withRenewTime(renewed)
                                .endSpec()
                                .build())
                .create();
    }
}
