package io.aihub.sandbox.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client that the operator and the command line use. */
class Fabric8ClientTest extends ServerTest {
    private KubernetesClient client;

    @BeforeEach
    void connect() {
        Config config = Config.fromKubeconfig(server.kubeconfig("fabric8"));
        client = new KubernetesClientBuilder().withConfig(config).build();
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Test
    void server_side_apply_of_the_client_creates_and_then_changes_nothing() {
        Deployment first = client.resource(deployment()).forceConflicts().serverSideApply();
        Deployment second = client.resource(deployment()).forceConflicts().serverSideApply();

        assertThat(first.getMetadata().getResourceVersion())
                .isEqualTo(second.getMetadata().getResourceVersion());
    }

    @Test
    void the_clients_edit_scale_and_status_calls_work() {
        client.resource(deployment()).create();
        var web = client.apps().deployments().inNamespace("default").withName("web");
        web.edit(d -> new DeploymentBuilder(d).editMetadata().addToLabels("a", "b").and().build());
        web.scale(3);
        web.editStatus(d -> new DeploymentBuilder(d).withNewStatus().withReplicas(2).and().build());

        assertThat(web.get().getMetadata().getLabels()).containsEntry("a", "b");
        assertThat(web.get().getSpec().getReplicas()).isEqualTo(3);
        assertThat(web.get().getStatus().getReplicas()).isEqualTo(2);
        assertThat(web.get().getMetadata().getGeneration()).isEqualTo(2);
    }

    @Test
    void a_locked_replace_of_a_stale_object_is_a_conflict() {
        ConfigMap map =
                new ConfigMapBuilder()
                        .withNewMetadata()
                        .withNamespace("default")
                        .withName("c")
                        .and()
                        .build();
        ConfigMap stale = client.resource(map).create();
        client.resource(new ConfigMapBuilder(stale).addToData("k", "1").build()).update();

        assertThatThrownBy(
                        () ->
                                client.resource(
                                                new ConfigMapBuilder(stale)
                                                        .addToData("k", "2")
                                                        .build())
                                        .update())
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        e -> assertThat(e.getCode()).isEqualTo(409));
    }

    @Test
    void kinds_are_found_by_discovery() {
        GenericKubernetesResource widget = new GenericKubernetesResource();
        widget.setApiVersion("test.io/v1");
        widget.setKind("Widget");
        widget.setMetadata(
                new ConfigMapBuilder().withNewMetadata().withName("w").and().build().getMetadata());
        client.genericKubernetesResources("test.io/v1", "Widget")
                .inNamespace("default")
                .resource(widget)
                .create();

        assertThat(
                        client.genericKubernetesResources("test.io/v1", "Widget")
                                .inNamespace("default")
                                .withName("w")
                                .get())
                .isNotNull();
        assertThat(client.getKubernetesVersion().getMinor()).isEqualTo("34");
    }

    @Test
    void deleting_and_asking_again_gives_nothing() {
        client.resource(deployment()).create();
        client.resource(deployment()).delete();

        assertThat(client.resource(deployment()).get()).isNull();
    }

    private static Deployment deployment() {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withNamespace("default")
                .withName("web")
                .endMetadata()
                .withNewSpec()
                .withReplicas(1)
                .withNewSelector()
                .addToMatchLabels("app", "web")
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .addToLabels("app", "web")
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("main")
                .withImage("image")
                .addNewPort()
                .withContainerPort(8080)
                .endPort()
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }
}
