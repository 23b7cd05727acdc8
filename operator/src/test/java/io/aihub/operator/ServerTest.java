package io.aihub.operator;

import io.aihub.api.v1alpha1.AIModel;
import io.aihub.operator.client.ClientSettings;
import io.aihub.operator.kubernetes.ModelRef;
import io.aihub.sandbox.apiserver.EmbeddedApiServer;
import io.aihub.sandbox.apiserver.RequestJournal.Entry;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An API server of its own for each test, with a model, the operator's client and a person's. */
public abstract class ServerTest {
    private static final Path ROOT = Path.of(System.getProperty("aihub.root", ".."));
    protected EmbeddedApiServer server;
    protected KubernetesClient operator;
    protected KubernetesClient human;
    protected ModelRef model;

    @BeforeEach
    void start() throws IOException {
        server = EmbeddedApiServer.start(EmbeddedApiServer.Options.defaults());
        server.loadCrds(ROOT.resolve("crds"));
        operator = client("operator");
        human = client("human");
        model = ModelRef.of(createModel());
    }

    @AfterEach
    void stop() {
        operator.close();
        human.close();
        server.close();
    }

    private AIModel createModel() {
        AIModel wish =
                human.resources(AIModel.class)
                        .load(
                                ROOT.resolve("examples/public-transport-demand/aimodel.yaml")
                                        .toFile())
                        .item();
        wish.getMetadata().setNamespace("clinic");
        return human.resource(wish).create();
    }

    protected KubernetesClient client(String name) {
        Config config = Config.fromKubeconfig(server.kubeconfig(name));
        if (name.equals("operator")) {
            new ClientSettings("test").customize(config);
        }
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    /** The operator's writes so far, as {@code verb status changed|unchanged name}. */
    protected List<String> writes() {
        return server.journal().writesBy("operator").stream().map(ServerTest::word).toList();
    }

    private static String word(Entry entry) {
        return entry.request().verb()
                + " "
                + entry.result().status()
                + (entry.result().changed() ? " changed" : " unchanged");
    }

    /** The object as the server has it. */
    protected <T extends HasMetadata> T live(T object) {
        return human.resource(object).get();
    }
}
