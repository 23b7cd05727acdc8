package io.aihub.e2e.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aihub.e2e.RealCluster;
import io.aihub.e2e.rig.AuditEntry;
import io.aihub.e2e.rig.AuditLog;
import io.aihub.e2e.rig.ControlPlane;
import io.aihub.e2e.rig.OperatorOnCluster;
import io.aihub.e2e.rig.PodAnswers;
import io.aihub.e2e.rig.Until;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The operator at work with exactly the role that is shipped. */
@RealCluster
class OperatorAtWorkE2E {
    private static final String FOREIGN =
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: %1$s, namespace: access}
            spec:
              replicas: 0
              selector: {matchLabels: {app: foreign}}
              template:
                metadata: {labels: {app: foreign}}
                spec: {containers: [{name: foreign, image: registry.example.org/foreign}]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: %2$s, namespace: access}
            spec: {clusterIP: None, selector: {app: foreign}}
            """;

    private static final String MISSING = "AdmissionPoliciesMissing";

    /** Each leaves a hole in what admission asks of a decision or a record. */
    private static final List<String[]> WEAKENINGS =
            List.of(
                    words("delete validatingadmissionpolicy aihub-decisions"),
                    words("delete validatingadmissionpolicy aihub-records"),
                    words("delete validatingadmissionpolicybinding aihub-decisions"),
                    words(
                            "patch validatingadmissionpolicybinding aihub-decisions --type=merge -p"
                                    + " {\"spec\":{\"validationActions\":[\"Audit\"]}}"),
                    words(
                            "patch validatingadmissionpolicy aihub-decisions --type=merge -p"
                                    + " {\"spec\":{\"failurePolicy\":\"Ignore\"}}"));

    private static AccessNamespace ward;
    private static PodAnswers pods;
    private static AuditLog.Mark beginning;
    private static OperatorOnCluster operator;

    @BeforeAll
    static void open(ControlPlane cluster) {
        ward = AccessNamespace.open(cluster);
        cluster.kubectlWith(AccessNamespace.resource("node.yaml"), "apply", "-f", "-").orFail();
        pods = new PodAnswers();
        beginning = cluster.audit().mark();
        operator = OperatorOnCluster.start(cluster, settings());
    }

    @AfterAll
    static void close(ControlPlane cluster) {
        operator.close();
        pods.close();
        cluster.kubectl("delete", "-n", "access", "aimodels", "--all").orFail();
        ward.close();
        cluster.kubectl("delete", "node", "access-node").orFail();
    }

    @Test
    void every_right_is_used_in_the_life_of_a_model_and_none_is_missing(ControlPlane cluster) {
        AccessModel life = new AccessModel(cluster, ward, "life", AccessModel.Kind.Demand);
        startBesideForeignObjects(cluster, life);
        life.ask("2.0.0");
        life.approve();
        life.awaitServes("2.0.0");
        Until.SOON.holds(
                "the Deployment of 1.0.0 goes in time", () -> workloads(cluster, "life") == 1);
        life.decide(Caller.Hub, "Rollback", "hub-operator");
        life.awaitServes("1.0.0");
        life.decide(Caller.Hub, "Suspend", "hub-operator");
        life.awaitServing("1.0.0", "Stopped");
        life.end();
        Until.SOON.holds("its Deployments go with it", () -> workloads(cluster, "life") == 0);

        List<AuditEntry> asked = cluster.audit().since(beginning, OperatorOnCluster.USER);
        assertThat(asked).extracting(AuditEntry::code).doesNotContain(401, 403);
        Set<String> used = new TreeSet<>();
        asked.forEach(entry -> used.add(entry.permission()));
        Set<String> granted = granted(cluster);
        System.out.printf(
                "The operator's role grants %d rights, and a life used %d: %s%n",
                granted.size(), used.size(), used);
        assertThat(used).isEqualTo(granted);
    }

    @Test
    void approvals_count_while_the_admission_policies_are_there_and_what_serves_outlives_them(
            ControlPlane cluster) {
        AccessModel life = new AccessModel(cluster, ward, "guarded", AccessModel.Kind.Triage);
        life.profile();
        life.ask("1.0.0");
        life.approve();
        life.awaitServes("1.0.0");
        for (String[] weakening : WEAKENINGS) {
            cluster.kubectl(weakening).orFail();
            try {
                life.await(String.join(" ", weakening), AccessModel.finds(MISSING));
                assertThat(life.status().at("/serving/state").asText()).isEqualTo("Serving");
            } finally {
                AccessNamespace.law(cluster);
            }
            life.await("the policies are back", Predicate.not(AccessModel.finds(MISSING)));
        }

        cluster.kubectl(WEAKENINGS.get(0)).orFail();
        try {
            life.await("a policy is missing", AccessModel.finds(MISSING));
            life.ask("2.0.0");
            life.approve();
            AccessModel witness =
                    new AccessModel(cluster, ward, AccessNamespace.MODEL, AccessModel.Kind.Triage);
            witness.decide(Caller.Hub, "Suspend", "hub-operator");
            witness.await("later decisions are seen", m -> !m.at("/status/stops").isEmpty());

            assertThat(life.status().at("/approval/given")).isEmpty();
            assertThat(life.status().at("/serving/summary").asText()).startsWith("1.0.0 ");
            assertThat(life.status().at("/serving/state").asText()).isEqualTo("Serving");
        } finally {
            AccessNamespace.law(cluster);
        }
        // As ADR 0011 says: a decision does not tell when it was checked.
        life.awaitServes("2.0.0");
    }

    /** Names that are taken: what is there is looked at, and left alone. */
    private static void startBesideForeignObjects(ControlPlane cluster, AccessModel life) {
        life.ask("1.0.0");
        String foreign = FOREIGN.formatted(life.deployment(), "life");
        cluster.kubectlWith(foreign, "create", "-f", "-").orFail();
        String before = asked(cluster, foreign);
        life.approve();
        life.await("the names are taken", AccessModel.finds("NameTaken"));
        assertThat(asked(cluster, foreign)).isEqualTo(before);
        cluster.kubectlWith(foreign, "delete", "-f", "-").orFail();
        life.awaitServes("1.0.0");
        life.await("it is stable", model -> isTrue(model, "Stable"));
    }

    /** What is asked of these objects and who owns them; controllers write the rest. */
    private static String asked(ControlPlane cluster, String objects) {
        String parts = "{.kind}{.metadata.labels}{.metadata.ownerReferences}{.spec}";
        String path = "jsonpath={range .items[*]}" + parts + "{end}";
        return cluster.kubectlWith(objects, "get", "-f", "-", "-o", path).orFail();
    }

    private static String[] words(String command) {
        return command.split(" ");
    }

    private static boolean isTrue(JsonNode model, String type) {
        for (JsonNode condition : model.at("/status/conditions")) {
            if (condition.path("type").asText().equals(type)) {
                return condition.path("status").asText().equals("True");
            }
        }
        return false;
    }

    private static int workloads(ControlPlane cluster, String model) {
        return cluster.client()
                .apps()
                .deployments()
                .inNamespace(AccessNamespace.NAMESPACE)
                .withLabel("aihub.io/model", model)
                .list()
                .getItems()
                .size();
    }

    /**
     * Each verb on each resource, as the audit log writes it. Leases are left out of the log, and
     * the right to them is of another role; the operator here could not lead without it.
     */
    private static Set<String> granted(ControlPlane cluster) {
        ClusterRole role = cluster.client().rbac().clusterRoles().withName("aihub-operator").get();
        Set<String> all = new TreeSet<>();
        for (PolicyRule rule : role.getRules()) {
            String group = rule.getApiGroups().get(0);
            assertThat(rule.getApiGroups()).hasSize(1);
            for (String resource : rule.getResources()) {
                String[] parts = resource.split("/", 2);
                String full =
                        parts[0]
                                + (group.isEmpty() ? "" : "." + group)
                                + (parts.length > 1 ? "/" + parts[1] : "");
                rule.getVerbs().forEach(verb -> all.add(verb + " " + full));
            }
        }
        return all;
    }

    /** A look at every model each second, and requests to pods answered here. */
    private static Map<String, String> settings() {
        return Map.of(
                "AIHUB_LOOP_RECHECK",
                "1s",
                "AIHUB_LEADER_ELECTION_MODE",
                "Lease",
                "AIHUB_LEADER_ELECTION_NAMESPACE",
                "aihub-system",
                "JAVA_TOOL_OPTIONS",
                String.join(" ", pods.jvmOptions()));
    }
}
