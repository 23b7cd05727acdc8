package io.aihub.operator.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aihub.decision.Finding;
import io.aihub.decision.Level;
import io.aihub.decision.Reason;
import io.aihub.operator.kubernetes.Labels;
import io.aihub.operator.manifest.ServiceManifests;
import io.aihub.sandbox.apiserver.WriteHook;
import io.aihub.sandbox.apiserver.WriteRequest;
import io.aihub.sandbox.apiserver.WriteVerb;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One write fails; the others are made all the same, and a stop reaches its pods. */
class RefusedWritesTest extends WriterTest {
    private static final int INVALID = 422;
    private static final int CONFLICT = 409;

    @ParameterizedTest
    @ValueSource(ints = {400, 403, INVALID})
    void a_deployment_that_is_refused_is_a_finding_and_gets_no_first_service(int code) {
        refuse(write -> write.target().resource().equals("deployments"), code);

        List<Finding> findings = writer.apply(model, serving(ONE), nothing()).findings();

        assertThat(findings)
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.rule()).isEqualTo(Reason.WorkloadRefused.name());
                            assertThat(finding.level()).isEqualTo(Level.Enforce);
                            assertThat(finding.path()).isEqualTo("spec.serving");
                            assertThat(finding.message())
                                    .startsWith("The API server refuses Deployment " + name(ONE));
                        });
        assertThat(live(service(ONE))).isNull();
    }

    @Test
    void a_refused_candidate_does_not_keep_the_traffic_from_being_put_right() {
        writer.apply(model, serving(ONE), nothing());
        human.resource(service(ONE))
                .edit(
                        s -> {
                            s.getSpec().getSelector().put(Labels.SERVING, "2222222222");
                            return s;
                        });
        refuse(write -> write.target().name().equals(name(TWO)), INVALID);
        DesiredWorkload desired =
                new DesiredWorkload(
                        List.of(deployment(TWO, 2), deployment(ONE, 2)),
                        Set.of(),
                        Set.of(name(ONE)),
                        Optional.of(service(ONE)));

        List<Finding> findings = writer.apply(model, desired, existing()).findings();

        assertThat(findings).hasSize(1);
        assertThat(live(service(ONE)).getSpec().getSelector())
                .containsEntry(Labels.SERVING, "1111111111");
    }

    @Test
    void a_stop_takes_the_pods_away_also_when_the_service_cannot_be_written() {
        writer.apply(model, serving(ONE), nothing());
        refuse(write -> write.target().resource().equals("services"), CONFLICT);

        assertThatThrownBy(() -> writer.apply(model, resting(ONE), existing()))
                .isInstanceOf(KubernetesClientException.class);

        assertThat(replicas(ONE)).isZero();
    }

    @Test
    void a_stop_takes_the_pods_away_also_when_the_rest_of_the_deployment_is_refused() {
        writer.apply(model, serving(ONE), nothing());
        refuse(
                write -> write.verb() == WriteVerb.Apply && write.body().contains("template"),
                INVALID);

        List<Finding> findings = writer.apply(model, resting(ONE), existing()).findings();

        assertThat(findings)
                .extracting(Finding::rule)
                .containsExactly(Reason.WorkloadRefused.name());
        assertThat(replicas(ONE)).isZero();
    }

    @Test
    void a_stop_that_is_refused_altogether_is_tried_again_and_not_filed_as_a_finding() {
        writer.apply(model, serving(ONE), nothing());
        refuse(write -> write.target().resource().equals("deployments"), 403);

        assertThatThrownBy(() -> writer.apply(model, resting(ONE), existing()))
                .isInstanceOf(KubernetesClientException.class);
    }

    @Test
    void what_may_not_be_deleted_loses_its_pods() {
        writer.apply(model, serving(ONE), nothing());
        refuse(write -> write.verb() == WriteVerb.Delete, 403);
        DesiredWorkload gone =
                new DesiredWorkload(List.of(), Set.of(), Set.of(), Optional.of(service(TWO)));

        writer.apply(model, gone, existing());

        assertThat(replicas(ONE)).isZero();
    }

    @Test
    void approved_pods_stay_while_traffic_cannot_be_moved_away_from_them() {
        writer.apply(model, serving(ONE), nothing());
        refuse(write -> write.target().resource().equals("services"), CONFLICT);

        assertThatThrownBy(() -> writer.apply(model, moving(Set.of(name(ONE))), existing()))
                .isInstanceOf(KubernetesClientException.class);
        assertThat(replicas(ONE)).isEqualTo(2);

        server.hook(new WriteHook() {});
        writer.apply(model, moving(Set.of(name(ONE))), existing());
        assertThat(replicas(ONE)).isZero();
    }

    @Test
    void pods_without_an_approval_go_whatever_becomes_of_the_traffic() {
        writer.apply(model, serving(ONE), nothing());
        refuse(write -> write.target().resource().equals("services"), CONFLICT);

        assertThatThrownBy(() -> writer.apply(model, moving(Set.of()), existing()))
                .isInstanceOf(KubernetesClientException.class);

        assertThat(replicas(ONE)).isZero();
    }

    private DesiredWorkload moving(Set<String> approved) {
        return new DesiredWorkload(
                List.of(deployment(ONE, 0), deployment(TWO, 2)),
                Set.of(),
                approved,
                Optional.of(
                        new ServiceManifests()
                                .build(model, Optional.of(Labels.shortDigest(TWO)), 8080)));
    }

    private void refuse(Predicate<WriteRequest> which, int code) {
        server.hook(
                new WriteHook() {
                    @Override
                    public Verdict before(WriteRequest request) {
                        return request.client().equals("operator") && which.test(request)
                                ? Verdict.respond(code, "Refused")
                                : Verdict.proceed();
                    }
                });
    }
}
