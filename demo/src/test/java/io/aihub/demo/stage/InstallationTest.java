package io.aihub.demo.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aihub.demo.story.DemoStage;
import io.aihub.demo.story.Pace;
import io.aihub.demo.story.Story.Decider;
import io.aihub.sandbox.apiserver.EmbeddedApiServer;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InstallationTest {
    private static final Path HOME = Path.of(System.getProperty("aihub.root"));
    private static final String NAMESPACE = "radiology";
    private EmbeddedApiServer server;
    private KubernetesClient client;
    private Installation installation;

    @BeforeEach
    void start() throws IOException {
        server = EmbeddedApiServer.start(EmbeddedApiServer.Options.defaults());
        client =
                new KubernetesClientBuilder()
                        .withConfig(Config.fromKubeconfig(server.kubeconfig("admin")))
                        .build();
        installation = new Installation(client, NAMESPACE);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private void install() throws IOException {
        installation.refuseStrangers();
        installation.add(HOME, new Pace());
        installation.addNamespace();
    }

    /** All that the demo makes in a cluster, by name. */
    private Set<String> names() {
        Set<String> names = new TreeSet<>();
        Stream.of(
                        client.apiextensions().v1().customResourceDefinitions().list().getItems(),
                        client.namespaces().list().getItems(),
                        client.rbac().clusterRoles().list().getItems(),
                        client.rbac().clusterRoleBindings().list().getItems(),
                        client.serviceAccounts().inAnyNamespace().list().getItems(),
                        client.apps().deployments().inAnyNamespace().list().getItems())
                .flatMap(List::stream)
                .map(HasMetadata.class::cast)
                .forEach(o -> names.add(o.getKind() + " " + o.getMetadata().getName()));
        return names;
    }

    private void policyOf(String whom) throws IOException {
        GenericKubernetesResource policy =
                ClusterAdditions.objects(
                                HOME.resolve("examples/policy/governance-policy-demo.yaml"))
                        .get(0);
        policy.getMetadata().setLabels(Map.of(DemoStage.MADE_BY, whom));
        client.resource(policy).create();
    }

    @Test
    void what_ships_is_installed_but_for_the_operators_own_deployment() throws IOException {
        install();

        assertThat(names())
                .contains(
                        "CustomResourceDefinition aimodels.aihub.io",
                        "ClusterRole aihub-operator",
                        "ClusterRole aihub-approver",
                        "ServiceAccount aihub-operator",
                        "Namespace aihub-system",
                        "Namespace radiology")
                .noneMatch(name -> name.startsWith("Deployment"));
    }

    @Test
    void a_removed_demo_leaves_the_cluster_as_it_was() throws IOException {
        Set<String> before = names();
        install();
        policyOf(DemoStage.MANAGER);
        installation.removeNamespace();
        installation.remove();

        assertThat(names()).isEqualTo(before);
    }

    @Test
    void what_a_killed_demo_left_is_taken_over_and_removed() throws IOException {
        Set<String> before = names();
        install();
        policyOf(DemoStage.MANAGER);
        installation = new Installation(client, NAMESPACE);
        install();
        installation.removeNamespace();
        installation.remove();

        assertThat(names()).isEqualTo(before);
    }

    @Test
    void definitions_that_were_there_stay() throws IOException {
        for (GenericKubernetesResource crd : ClusterAdditions.objects(HOME.resolve("crds"))) {
            client.resource(crd).fieldManager("kubectl").serverSideApply();
        }
        Set<String> before = names();
        install();
        installation.removeNamespace();
        installation.remove();

        assertThat(names()).isEqualTo(before);
    }

    @Test
    void a_definition_of_which_somebody_has_objects_stays_with_them() throws IOException {
        install();
        policyOf("somebody");
        installation.removeNamespace();
        installation.remove();

        assertThat(names())
                .contains("CustomResourceDefinition governancepolicies.aihub.io")
                .doesNotContain("CustomResourceDefinition aimodels.aihub.io");
        assertThat(client.genericKubernetesResources("aihub.io/v1alpha1", "GovernancePolicy"))
                .satisfies(all -> assertThat(all.list().getItems()).hasSize(1));
    }

    @Test
    void a_role_that_says_something_else_is_not_overwritten() throws IOException {
        install();
        installation.removeNamespace();
        installation.remove();
        client.resource(
                        new ClusterRoleBuilder()
                                .withNewMetadata()
                                .withName("aihub-approver")
                                .endMetadata()
                                .addNewRule()
                                .withApiGroups("example.org")
                                .withResources("things")
                                .withVerbs("get")
                                .endRule()
                                .build())
                .fieldManager("somebody")
                .serverSideApply();

        assertThatThrownBy(this::install)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ClusterRole aihub-approver is there and differs");
    }

    @Test
    void a_cluster_with_policies_of_its_own_is_refused() throws IOException {
        server.loadCrds(HOME.resolve("crds"));
        policyOf("somebody");

        assertThatThrownBy(installation::refuseStrangers)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("GovernancePolicy demo of its own");
    }

    @Test
    void a_cluster_with_a_namespace_of_that_name_is_refused() {
        client.resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(NAMESPACE)
                                .endMetadata()
                                .build())
                .create();

        assertThatThrownBy(installation::refuseStrangers)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("namespace radiology of its own");
    }

    @Test
    void a_cluster_in_which_an_operator_runs_is_refused_until_it_is_scaled_to_zero() {
        client.resource(operator(1)).serverSideApply();
        assertThatThrownBy(installation::refuseStrangers)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("scale it to 0");

        client.resource(operator(0)).serverSideApply();
        assertThatCode(installation::refuseStrangers).doesNotThrowAnyException();
    }

    private static HasMetadata operator(int replicas) {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withNamespace("default")
                .withName("hub")
                .addToLabels("app.kubernetes.io/name", "aihub-operator")
                .endMetadata()
                .withNewSpec()
                .withReplicas(replicas)
                .endSpec()
                .build();
    }

    @Test
    void each_person_is_bound_to_the_roles_that_ship_and_acts_under_their_own_name() {
        installation.addNamespace();
        Decider sara = new Decider(List.of("High"), List.of("clinical-safety"));
        try (Cast cast = new Cast(client.getConfiguration())) {
            cast.invite(client, NAMESPACE, Map.of("sara@example.org", sara));

            assertThat(client.rbac().roleBindings().inNamespace(NAMESPACE).list().getItems())
                    .allSatisfy(InstallationTest::bindsSara)
                    .extracting(binding -> binding.getRoleRef().getName())
                    .containsExactlyInAnyOrder(
                            "aihub-approver", "aihub-approve-high", "aihub-sign-clinical-safety");
            assertThat(
                            cast.actingAs("sara@example.org")
                                    .getConfiguration()
                                    .getImpersonateUsername())
                    .isEqualTo("sara@example.org");
        }
        assertThat(client.getConfiguration().getImpersonateUsername()).isNull();
    }

    private static void bindsSara(RoleBinding binding) {
        assertThat(binding.getSubjects())
                .singleElement()
                .satisfies(
                        subject -> {
                            assertThat(subject.getKind()).isEqualTo("User");
                            assertThat(subject.getName()).isEqualTo("sara@example.org");
                        });
    }
}
