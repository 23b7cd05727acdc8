package io.aihub.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.operator.FaultyServer;
import io.aihub.operator.ServerTest;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What keeps the loop from starting is said in one sentence with what to do. */
class PreflightTest extends ServerTest {
    private FaultyServer faults;
    private KubernetesClient client;
    private Preflight preflight;

    @BeforeEach
    void stand() throws IOException {
        faults = FaultyServer.before(server.url());
        Config config = Config.fromKubeconfig(server.kubeconfig("operator"));
        config.setMasterUrl(faults.url());
        config.setRequestRetryBackoffLimit(0);
        client = new KubernetesClientBuilder().withConfig(config).build();
        preflight = new Preflight(client);
    }

    @AfterEach
    void fall() {
        client.close();
        faults.close();
    }

    @Test
    void nothing_stands_in_the_way_where_every_kind_can_be_read() {
        assertThat(preflight.obstacle()).isEmpty();
    }

    @Test
    void a_kind_that_the_server_does_not_know_asks_for_the_crds() {
        human.apiextensions()
                .v1()
                .customResourceDefinitions()
                .withName("modeldecisions.aihub.io")
                .delete();

        assertThat(preflight.obstacle())
                .contains(
                        "install the CRDs (kubectl apply -f crds/, or the chart): the API server does"
                                + " not know modeldecisions.aihub.io");
    }

    @Test
    void kinds_that_may_not_be_listed_ask_for_the_role() {
        faults.refuse("pods", 403);
        faults.refuse("services", 403);

        assertThat(preflight.obstacle())
                .hasValueSatisfying(
                        said ->
                                assertThat(said)
                                        .contains("ClusterRole")
                                        .endsWith("may not list services, pods"));
    }

    @Test
    void a_server_that_does_not_answer_is_named_as_that() {
        faults.goAway();

        assertThat(preflight.obstacle())
                .hasValueSatisfying(said -> assertThat(said).startsWith("the API server does not"));

        faults.comeBack();
        assertThat(preflight.obstacle()).isEmpty();
    }
}
