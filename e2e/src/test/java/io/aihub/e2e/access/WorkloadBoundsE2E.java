package io.aihub.e2e.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.aihub.e2e.RealCluster;
import io.aihub.e2e.rig.ControlPlane;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The operator's right to make workloads, bounded to what it makes. */
@RealCluster
class WorkloadBoundsE2E {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String OWNED = "the operator writes only what an AIModel owns";
    private static final String BARE = "the operator makes pods without a service account";
    private static final String SHUT = "the operator works in no namespace of the cluster itself";

    private static final String MODELS =
            """
            metadata:
              name: stray
              ownerReferences:
              - {apiVersion: aihub.io/v1alpha1, kind: AIModel, name: pe-triage-ct, controller: true,
                 uid: 0b9f6a54-0000-4000-8000-000000000000}
            spec:
              selector: {matchLabels: {app: stray}}
              template:
                metadata: {labels: {app: stray}}
                spec:
                  automountServiceAccountToken: false
                  securityContext: {runAsNonRoot: true}
                  volumes: [{name: tmp, emptyDir: {}}]
                  containers:
                  - name: stray
                    image: registry.example.org/stray
                    securityContext: {allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: {drop: [ALL]}}
            """;

    private static AccessNamespace ward;

    @BeforeAll
    static void open(ControlPlane cluster) {
        ward = AccessNamespace.open(cluster);
    }

    @AfterAll
    static void close() {
        ward.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{serviceAccountName: pipeline}",
                "{automountServiceAccountToken: true}",
                "{hostNetwork: true}",
                "{hostPID: true}",
                "{hostIPC: true}",
                "{volumes: [{name: tmp, secret: {secretName: canary}}]}",
                "{volumes: [{name: tmp, hostPath: {path: /}}]}",
                "{volumes: [{name: tmp, projected: {sources: []}}]}",
                "{initContainers: [{name: first, image: registry.example.org/first}]}",
                "{containers: [{name: stray, image: i}]}",
                "{containers: [{name: stray, image: i, securityContext: {privileged: true}}]}",
                "{containers: [{name: stray, image: i, securityContext: {allowPrivilegeEscalation: false, capabilities: {add: [SYS_ADMIN]}}}]}",
            })
    void a_pod_with_more_than_a_model_needs_is_refused(String change) {
        ObjectNode deployment = deployment();
        assertThat(ask("access", deployment).word()).isEqualTo("yes");
        merge((ObjectNode) deployment.at("/spec/template/spec"), change);
        AccessAnswer answer = ask("access", deployment);
        assertThat(answer.word()).as(answer.message()).isEqualTo("policy");
        assertThat(answer.words()).startsWith(BARE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {securityContext: {runAsNonRoot: false}} | RunAsRoot
                    {securityContext: {}} | RunAsRoot
                    {containers: [{name: c, image: i, securityContext: {allowPrivilegeEscalation: false}}]} | WritableRootFilesystem
                    """)
    void a_deviation_that_the_chart_does_not_allow_is_refused_and_its_value_is_named(
            String change, String deviation) {
        ObjectNode deployment = deployment();
        merge((ObjectNode) deployment.at("/spec/template/spec"), change);
        AccessAnswer answer = ask("access", deployment);
        assertThat(answer.word()).as(answer.message()).isEqualTo("policy");
        assertThat(answer.words())
                .startsWith("no model pod of this cluster")
                .contains("adding " + deviation + " to the value modelPods.securityDeviations");
    }

    @Test
    void a_model_file_in_an_image_is_no_more_than_a_model_needs() {
        ObjectNode deployment = deployment();
        merge(
                (ObjectNode) deployment.at("/spec/template/spec"),
                "{volumes: [{name: model, image: {reference: registry.example.org/weights, pullPolicy: IfNotPresent}}]}");
        assertThat(ask("access", deployment).word()).isEqualTo("yes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ownerReferences: []}",
                "{ownerReferences: [{apiVersion: v1, kind: ConfigMap, name: n, uid: u}]}",
                "{ownerReferences: [{apiVersion: v1, kind: AIModel, name: n, uid: u, controller: true}]}",
                "{ownerReferences: [{apiVersion: aihub.io/v1alpha1, kind: AIModel, name: n, uid: u}]}",
            })
    void a_workload_that_no_model_owns_is_refused(String metadata) {
        ObjectNode deployment = deployment();
        merge((ObjectNode) deployment.get("metadata"), metadata);
        assertThat(ask("access", deployment).words()).startsWith(OWNED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kube-system", "kube-public", "kube-node-lease", "aihub-system"})
    void a_namespace_of_the_cluster_itself_is_shut(String namespace) {
        assertThat(ask(namespace, deployment()).words()).startsWith(SHUT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create deployments",
                "patch deployments",
                "label deployments",
                "delete deployments",
                "create services",
                "patch services",
            })
    void what_somebody_else_made_is_left_alone(String phrase) {
        RawRequest wire = new Phrases(ward.wicket()).wire(Caller.Operator, phrase);
        assertThat(ward.wicket().ask(Caller.Operator, wire).words()).startsWith(OWNED);
    }

    private static AccessAnswer ask(String namespace, ObjectNode deployment) {
        RawRequest wire =
                RawRequest.rehearsed(
                        "POST",
                        "/apis/apps/v1/namespaces/" + namespace + "/deployments",
                        "application/json",
                        deployment.toString());
        return ward.wicket().ask(Caller.Operator, wire);
    }

    private static ObjectNode deployment() {
        return merge(YAML.createObjectNode(), MODELS);
    }

    private static ObjectNode merge(ObjectNode into, String yaml) {
        try {
            return into.setAll((ObjectNode) YAML.readTree(yaml));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(yaml, e);
        }
    }
}
