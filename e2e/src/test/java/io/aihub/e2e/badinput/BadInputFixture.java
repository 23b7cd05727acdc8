package io.aihub.e2e.badinput;

import io.aihub.e2e.rig.ControlPlane;
import io.aihub.e2e.rig.OperatorOnCluster;
import io.aihub.e2e.rig.Until;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.time.Duration;
import java.util.Map;

/** What the tests here stand on: the installed operator's permissions, namespaces, and a person. */
final class BadInputFixture {
    /** Hundreds of objects go with some of them. */
    private static final Until GONE = new Until(Duration.ofMinutes(4));

    private final ControlPlane cluster;

    BadInputFixture(ControlPlane cluster) {
        this.cluster = cluster;
    }

    void install() {
        OperatorOnCluster.install(cluster);
    }

    /** A namespace in which the approver may decide everything and change nothing. */
    void namespace(String name, Map<String, String> labels) {
        cluster.client()
                .resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(name)
                                .withLabels(labels)
                                .endMetadata()
                                .build())
                .fieldManager("badinput")
                .serverSideApply();
        cluster.kubectlWith(rights(name), "apply", "-f", "-").orFail();
    }

    private static String rights(String namespace) {
        return """
               apiVersion: rbac.authorization.k8s.io/v1
               kind: Role
               metadata: {name: decides, namespace: %1$s}
               rules:
               - {apiGroups: [aihub.io], resources: [modeldecisions], verbs: [create]}
               - apiGroups: [aihub.io]
                 resources: [aimodels]
                 verbs: [acknowledge, advise, break-glass, hold, rollback, suspend]
               - apiGroups: [aihub.io]
                 resources: [aimodels/high, aimodels/limited, aimodels/minimal, aimodels/prohibited]
                 verbs: [approve, resume]
               - apiGroups: [aihub.io]
                 resources:
                 - modeldecisions/clinical-safety
                 - modeldecisions/information-security
                 - modeldecisions/system-owner
                 verbs: [sign]
               ---
               apiVersion: rbac.authorization.k8s.io/v1
               kind: RoleBinding
               metadata: {name: decides, namespace: %1$s}
               roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: decides}
               subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: "%2$s"}]
               """
                .formatted(namespace, Api.APPROVER);
    }

    /** Deletes a namespace, and returns once it is gone. */
    void remove(String namespace) {
        cluster.kubectl("delete", "namespace", namespace, "--ignore-not-found", "--wait=false")
                .orFail();
        GONE.holds(
                namespace + " goes",
                () -> cluster.client().namespaces().withName(namespace).get() == null);
    }
}
