package io.aihub.operator.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aihub.decision.approval.ApprovalContext.AdmissionGuard;
import io.aihub.operator.AdmissionPolicies;
import io.aihub.operator.FaultyServer;
import io.aihub.operator.ServerTest;
import io.aihub.operator.admission.AdmissionSource.Watched;
import io.aihub.operator.cache.SlimItemStore;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBinding;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBindingBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against the embedded API server, with a refusing one before it. */
class AdmissionSourceTest extends ServerTest {
    private static final String POLICIES = "validatingadmissionpolicies";
    private final AtomicInteger changes = new AtomicInteger();
    private FaultyServer faults;
    private KubernetesClient client;
    private AdmissionSource source;

    @BeforeEach
    void stand() throws IOException {
        faults = FaultyServer.before(server.url());
        Config config = Config.fromKubeconfig(server.kubeconfig("operator"));
        config.setMasterUrl(faults.url());
        config.setWatchReconnectInterval(20);
        config.setRequestRetryBackoffLimit(0);
        client = new KubernetesClientBuilder().withConfig(config).build();
        source =
                new AdmissionSource(
                        watched(ValidatingAdmissionPolicy.class),
                        watched(ValidatingAdmissionPolicyBinding.class),
                        changes::incrementAndGet);
    }

    @AfterEach
    void fall() {
        source.stop();
        client.close();
        faults.close();
    }

    private <T extends HasMetadata> Watched<T> watched(Class<T> type) {
        var ours = client.resources(type).withLabel(AdmissionSource.PART_OF, "aihub-operator");
        return new Watched<>(ours.runnableInformer(0).itemStore(new SlimItemStore<>()), ours::list);
    }

    @Test
    void nothing_is_known_before_both_kinds_were_read() {
        assertThat(source.isSettled()).isFalse();
        assertThat(source.guard()).isEqualTo(AdmissionGuard.Unknown);

        source.start();

        soon().until(source::isSettled);
        assertThat(source.guard()).isEqualTo(AdmissionGuard.Missing);
    }

    @Test
    void policies_that_come_and_are_weakened_are_heard_of_at_once() {
        source.start();
        soon().until(source::isSettled);
        install();
        soon().until(() -> source.guard() == AdmissionGuard.Present);
        soon().until(() -> changes.get() > 0);
        int before = changes.get();

        human.resource(AdmissionPolicies.policies().get(0))
                .edit(
                        p ->
                                new ValidatingAdmissionPolicyBuilder(p)
                                        .editSpec()
                                        .withFailurePolicy("Ignore")
                                        .endSpec()
                                        .build());

        soon().until(() -> source.guard() == AdmissionGuard.Missing);
        soon().until(() -> changes.get() > before);
    }

    @Test
    void a_policy_that_loses_its_label_or_its_binding_is_missing() {
        install();
        source.start();
        awaitAsked(AdmissionGuard.Present);

        human.resource(AdmissionPolicies.bindings().get(1))
                .edit(
                        b ->
                                new ValidatingAdmissionPolicyBindingBuilder(b)
                                        .editMetadata()
                                        .withLabels(null)
                                        .endMetadata()
                                        .build());

        soon().until(() -> source.guard() == AdmissionGuard.Missing);
    }

    @Test
    void a_kind_that_may_not_be_read_is_unknown_and_known_again_when_it_may() {
        install();
        faults.refuse(POLICIES, 403);
        source.start();

        soon().until(source::isSettled);
        assertThat(source.guard()).isEqualTo(AdmissionGuard.Unknown);

        faults.refuseNothing();
        awaitAsked(AdmissionGuard.Present);
    }

    @Test
    void a_right_that_is_taken_away_later_makes_the_policies_unknown() {
        install();
        source.start();
        awaitAsked(AdmissionGuard.Present);
        int before = changes.get();

        faults.refuse(POLICIES, 403);

        awaitAsked(AdmissionGuard.Unknown);
        assertThat(changes.get()).isGreaterThan(before);

        faults.refuseNothing();
        awaitAsked(AdmissionGuard.Present);
    }

    @Test
    void a_refusal_of_some_seconds_as_by_a_server_that_starts_changes_nothing() {
        install();
        source.start();
        awaitAsked(AdmissionGuard.Present);
        faults.refuse(POLICIES, 403);
        soon().until(() -> faults.hasRefused(POLICIES));

        for (int asked = 0; asked < 11; asked++) {
            source.ask();
            assertThat(source.guard()).isEqualTo(AdmissionGuard.Present);
        }
    }

    @Test
    void a_server_that_is_away_for_a_while_changes_nothing() {
        install();
        source.start();
        awaitAsked(AdmissionGuard.Present);

        faults.goAway();
        soon().during(Duration.ofMillis(300))
                .until(
                        () -> {
                            source.ask();
                            return source.guard() == AdmissionGuard.Present;
                        });
        human.resource(AdmissionPolicies.policies().get(0)).delete();
        faults.comeBack();

        soon().until(() -> source.guard() == AdmissionGuard.Missing);
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(60));
    }

    private void awaitAsked(AdmissionGuard wanted) {
        soon().until(
                        () -> {
                            source.ask();
                            return source.guard() == wanted;
                        });
    }

    private void install() {
        List<HasMetadata> all = new ArrayList<>(AdmissionPolicies.policies());
        all.addAll(AdmissionPolicies.bindings());
        all.forEach(object -> human.resource(object).create());
    }
}
