package io.aihub.e2e.honesty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.aihub.e2e.RealCluster;
import io.aihub.e2e.rig.ControlPlane;
import io.aihub.e2e.rig.OperatorOnCluster;
import io.aihub.sandbox.EmbeddedCluster;
import io.aihub.sandbox.workload.ImageRegistry;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.yaml.snakeyaml.Yaml;

/** The embedded server answers as a real one does, or the table says where not and why. */
@RealCluster
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedServerE2E {
    private static final String NAMESPACE = "honesty";
    private EmbeddedCluster embedded;
    private KubernetesClient toEmbedded;
    private KubernetesClient toReal;

    /** A few requests in their order. */
    record Case(@JsonProperty("case") String name, List<Step> steps) {}

    @BeforeAll
    void both(ControlPlane cluster) throws IOException {
        OperatorOnCluster.install(cluster);
        embedded =
                EmbeddedCluster.start(
                        EmbeddedCluster.Options.with(new ImageRegistry())
                                .withCrds(cluster.home().resolve("crds")));
        toEmbedded =
                new KubernetesClientBuilder()
                        .withConfig(Config.fromKubeconfig(embedded.apiServer().kubeconfig("test")))
                        .build();
        toReal = cluster.client();
        for (KubernetesClient client : List.of(toEmbedded, toReal)) {
            client.resource(
                            new NamespaceBuilder()
                                    .withNewMetadata()
                                    .withName(NAMESPACE)
                                    .endMetadata()
                                    .build())
                    .serverSideApply();
        }
    }

    @AfterAll
    void end() {
        toReal.namespaces().withName(NAMESPACE).delete();
        toEmbedded.close();
        embedded.close();
    }

    @TestFactory
    Stream<DynamicTest> the_embedded_server_answers_as_a_real_one() throws IOException {
        return cases().stream().map(one -> DynamicTest.dynamicTest(one.name(), () -> compare(one)));
    }

    private void compare(Case one) {
        Server here = new Server(toEmbedded);
        Server there = new Server(toReal);
        List<String> wrong = new ArrayList<>();
        for (Step step : one.steps()) {
            ServerAnswer ours = here.ask(step);
            ServerAnswer real = there.ask(step);
            step.as().ifPresent(name -> assertThat(real.code()).as(step.line()).isLessThan(300));
            boolean same = ours.comparable(step.look()).equals(real.comparable(step.look()));
            if (same == step.differs().isPresent()) {
                wrong.add(
                        step.line()
                                + (same ? "\n  no longer differs" : "")
                                + "\n  embedded "
                                + ours.comparable(step.look())
                                + "\n  real     "
                                + real.comparable(step.look())
                                + "\n  said     "
                                + ours.body().path("message").asText()
                                + "\n  said     "
                                + real.body().path("message").asText());
            }
        }
        assertThat(wrong).isEmpty();
    }

    static List<Case> cases() throws IOException {
        // Jackson's YAML reader leaves anchors unresolved.
        ObjectMapper mapper = new ObjectMapper().registerModule(new Jdk8Module());
        try (InputStream in =
                EmbeddedServerE2E.class.getResourceAsStream("/honesty/requests.yaml")) {
            Object table = new Yaml().load(in);
            return mapper.convertValue(table, new TypeReference<>() {});
        }
    }
}
