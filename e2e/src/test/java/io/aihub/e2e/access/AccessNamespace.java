package io.aihub.e2e.access;

import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.ModelRevision;
import io.aihub.dossier.content.ContentSnapshot;
import io.aihub.e2e.rig.ControlPlane;
import io.aihub.e2e.rig.OperatorOnCluster;
import io.aihub.e2e.rig.Until;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleRef;
import io.fabric8.kubernetes.api.model.rbac.RoleRefBuilder;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import io.fabric8.kubernetes.api.model.rbac.SubjectBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;

/** A namespace with one object of each kind, and everybody's roles bound in it. */
final class AccessNamespace implements AutoCloseable {
    static final String NAMESPACE = "access";
    static final String ELSEWHERE = "access-elsewhere";
    static final String MODEL = "pe-triage-ct";
    static final String DECISION = "made";
    static final String REVISION = "snapshot";

    private final ControlPlane cluster;
    private final ImpersonatedRequests wicket;

    private AccessNamespace(ControlPlane cluster) {
        this.cluster = cluster;
        this.wicket = new ImpersonatedRequests(cluster);
    }

    /** Opens it, once roles and policies are in force. */
    static AccessNamespace open(ControlPlane cluster) {
        OperatorOnCluster.install(cluster);
        AccessNamespace ward = new AccessNamespace(cluster);
        cluster.kubectlWith(resource("ward.yaml"), "apply", "-f", "-").orFail();
        for (Caller caller : Caller.values()) {
            ward.bind(caller);
        }
        ward.example("pe-triage-ct/aimodel.yaml", MODEL);
        ward.example("pe-triage-ct/referenceprofile.yaml", MODEL);
        ward.example("policy/metric-source-podscrape.yaml", NAMESPACE);
        ward.awaitInForce();
        ward.records();
        return ward;
    }

    ImpersonatedRequests wicket() {
        return wicket;
    }

    private void bind(Caller caller) {
        for (String role : caller.roles()) {
            HasMetadata binding = binding(caller, role);
            cluster.client().resource(binding).create();
        }
    }

    private static HasMetadata binding(Caller caller, String role) {
        String name = caller.name().toLowerCase(Locale.ROOT) + "-" + role;
        RoleRef ref =
                new RoleRefBuilder()
                        .withApiGroup("rbac.authorization.k8s.io")
                        .withKind("ClusterRole")
                        .withName(role)
                        .build();
        if (caller.isEverywhere()) {
            return new ClusterRoleBindingBuilder()
                    .withNewMetadata()
                    .withName(name)
                    .endMetadata()
                    .withRoleRef(ref)
                    .withSubjects(subject(caller))
                    .build();
        }
        return new RoleBindingBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(caller.namespace())
                .endMetadata()
                .withRoleRef(ref)
                .withSubjects(subject(caller))
                .build();
    }

    private static Subject subject(Caller caller) {
        return caller.isAccount()
                ? new SubjectBuilder()
                        .withKind("ServiceAccount")
                        .withName(caller.account())
                        .withNamespace(NAMESPACE)
                        .build()
                : new SubjectBuilder()
                        .withApiGroup("rbac.authorization.k8s.io")
                        .withKind("User")
                        .withName(caller.user())
                        .build();
    }

    private void example(String file, String name) {
        HasMetadata object = read(cluster, "examples/" + file).get(0);
        object.getMetadata().setName(name);
        object.getMetadata().setNamespace(NAMESPACE);
        cluster.client().resource(object).create();
    }

    /** Puts the shipped admission policies back. */
    static void law(ControlPlane cluster) {
        read(cluster, "helm/install.yaml").stream()
                .filter(object -> object.getKind().startsWith("ValidatingAdmissionPolicy"))
                .forEach(object -> apply(cluster.client(), object));
    }

    private static void apply(KubernetesClient client, HasMetadata object) {
        client.resource(object).fieldManager("install").forceConflicts().serverSideApply();
    }

    private static List<HasMetadata> read(ControlPlane cluster, String file) {
        try (InputStream text = Files.newInputStream(cluster.home().resolve(file))) {
            return cluster.client().load(text).items();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What only an approver and only the operator may make. */
    private void records() {
        wicket.ask(Caller.Safety, Decision.of(Caller.Safety, "Approve").in("High").wire(DECISION));
        AIModel model =
                cluster.client()
                        .resources(AIModel.class)
                        .inNamespace(NAMESPACE)
                        .withName(MODEL)
                        .get();
        ModelRevision revision = new ModelRevision();
        revision.setMetadata(
                new ObjectMetaBuilder().withName(REVISION).withNamespace(NAMESPACE).build());
        revision.setSpec(ContentSnapshot.of(model).toRevisionSpec());
        try (KubernetesClient operator = cluster.clientAs(OperatorOnCluster.USER)) {
            operator.resource(revision).create();
        }
    }

    /** New roles and policies take a moment; the last ones that were made are asked for. */
    private void awaitInForce() {
        Phrases phrases = new Phrases(wicket);
        await(
                Caller.Glass,
                phrases.wire(Caller.Glass, "decide BreakGlass High system-owner"),
                "yes");
        await(
                Caller.Auditor,
                RawRequest.reading(TargetObject.of("metricsources").collection()),
                "yes");
        await(Caller.Bot, phrases.wire(Caller.Bot, "decide Suspend - clinical-safety"), "policy");
        await(Caller.Root, phrases.wire(Caller.Root, "patch aimodels/status"), "policy");
        for (String workload : List.of("label deployments", "label services")) {
            await(Caller.Operator, phrases.wire(Caller.Operator, workload), "policy");
        }
        await(Caller.Root, phrases.wire(Caller.Root, "decide Suspend - clinical-safety"), "yes");
    }

    private void await(Caller caller, RawRequest wire, String word) {
        Until.SOON.holds(
                () -> caller + " " + wire.path() + ": " + wicket.ask(caller, wire),
                () -> wicket.ask(caller, wire).word().equals(word));
    }

    static String resource(String name) {
        try (InputStream file = AccessNamespace.class.getResourceAsStream("/access/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes all of it away; the revision goes with its namespace. */
    @Override
    public void close() {
        for (Caller caller : Caller.values()) {
            caller.roles().stream()
                    .filter(role -> caller.isEverywhere())
                    .forEach(role -> cluster.client().resource(binding(caller, role)).delete());
        }
        cluster.kubectl("delete", "metricsource,governancepolicy", NAMESPACE).orFail();
        cluster.kubectl("delete", "namespace", NAMESPACE, ELSEWHERE, "--timeout=60s").orFail();
    }
}
