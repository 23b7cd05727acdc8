package io.aihub.e2e.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.e2e.RealCluster;
import io.aihub.e2e.rig.ControlPlane;
import io.aihub.e2e.rig.ProcessOutput;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody could do who holds the operator's token. */
@RealCluster
class StolenTokenE2E {
    private static AccessNamespace ward;
    private static String token;

    @BeforeAll
    static void open(ControlPlane cluster) {
        ward = AccessNamespace.open(cluster);
        token =
                cluster.kubectl("create", "token", "aihub-operator", "-n", "aihub-system")
                        .orFail()
                        .strip();
    }

    @AfterAll
    static void close() {
        ward.close();
    }

    @Test
    void all_that_it_may_is_in_the_golden_list(ControlPlane cluster) {
        String list = cluster.kubectl("auth", "can-i", "--list", "--token=" + token).orFail();
        assertThat(list.lines().map(StolenTokenE2E::narrow).sorted())
                .containsExactlyElementsOf(
                        AccessNamespace.resource("operator-can-i.txt")
                                .lines()
                                .flatMap(line -> KubernetesMinor.of(cluster).line(line).stream())
                                .sorted()
                                .toList());
    }

    private static String narrow(String line) {
        return line.strip().replaceAll("\\s+", " ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "get secrets -A",
                "get secret canary -n access",
                "get configmaps -n kube-system",
                "get configmap notes -n access",
                "get serviceaccounts -n kube-system",
                "get nodes",
                "get aimodel pe-triage-ct -n access",
                "create token default -n kube-system",
                "create token aihub-operator -n aihub-system",
                "run stray --image=registry.example.org/stray -n access",
                "run stray --image=registry.example.org/stray -n kube-system",
                "exec workload -n access -- true",
                "delete pod workload -n access",
                "label pod workload -n access stray=yes",
                "delete service workload -n access",
                "delete aimodel pe-triage-ct -n access",
                "delete modelrevision snapshot -n access",
                "delete modeldecision made -n access",
                "label namespace access stray=yes",
                "delete validatingadmissionpolicy aihub-decisions",
                "delete governancepolicy access",
                "create clusterrolebinding stray --clusterrole=cluster-admin --user=stray",
                "create rolebinding stray --clusterrole=admin --user=stray -n access",
                "get lease aihub-operator -n kube-system",
                "get leases -n aihub-system",
                "delete lease aihub-operator -n aihub-system",
                "get aimodels -n access --as=sara@region-exempel.example",
                "get aimodels -n access --as=stray --as-group=system:masters",
            })
    void it_is_refused(String command, ControlPlane cluster) {
        ProcessOutput output = cluster.kubectl(("--token=" + token + " " + command).split(" "));
        assertThat(output.code()).as(output.out()).isNotZero();
        assertThat(output.err())
                .containsPattern("(Forbidden)|( is forbidden: )")
                .contains("cannot ");
    }
}
