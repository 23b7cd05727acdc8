package io.aihub.demo.stage;

import io.aihub.demo.story.Clinic;
import io.aihub.demo.story.Pace;
import io.aihub.sandbox.EmbeddedCluster;
import io.aihub.sandbox.workload.ImageRegistry;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The embedded cluster as a stage, with the operator as a process of its own. */
public final class EmbeddedStage implements OperatedStage {
    private static final Duration LONGEST_GRACE = Duration.ofSeconds(2);
    private static final int SERVICE_PORT = 8080;

    /** Nobody checks here who decides, and nothing here has to be scheduled. */
    private static final Map<String, String> OWN_WORDS =
            Map.of(
                    "admission",
                    "NotRequired",
                    "resources",
                    "{\"requests\":{\"cpu\":\"500m\",\"memory\":\"1Gi\"},"
                            + "\"limits\":{\"memory\":\"2Gi\"}}");

    private final SampleClinic clinic;
    private final EmbeddedCluster cluster;
    private final KubernetesClient client;
    private final Path kubeconfig;
    private final DemoOperator operator = new DemoOperator();

    private EmbeddedStage(StageSettings settings) throws IOException {
        clinic = new SampleClinic(settings, this::address);
        cluster =
                EmbeddedCluster.start(
                        EmbeddedCluster.Options.with(clinic.registry())
                                .withCrds(settings.home().resolve("crds"))
                                .withLongestGrace(LONGEST_GRACE)
                                .withClock(settings.clock()));
        kubeconfig = cluster.writeKubeconfig(settings.folder().resolve("kubeconfig"), "demo");
        client =
                new KubernetesClientBuilder()
                        .withConfig(Config.fromKubeconfig(kubeconfig.toFile()))
                        .build();
    }

    /**
     * Starts the cluster, and the operator until it is ready.
     *
     * @throws IOException when one of them does not start; the message says where its log is
     */
    public static EmbeddedStage start(StageSettings settings, Pace pace) throws IOException {
        EmbeddedStage stage = new EmbeddedStage(settings);
        try {
            Path config =
                    stage.cluster.writeKubeconfig(
                            settings.folder().resolve("kubeconfig-operator"), "operator");
            stage.operator.start(DemoOperator.launch(settings, config), pace);
            return stage;
        } catch (IOException | RuntimeException e) {
            stage.close();
            throw e;
        }
    }

    @Override
    public DemoOperator operator() {
        return operator;
    }

    /** The cluster, with its journal and hooks. */
    public EmbeddedCluster cluster() {
        return cluster;
    }

    /** What pods can run; another program may be added at any time. */
    public ImageRegistry registry() {
        return clinic.registry();
    }

    /** For other clients of this cluster. */
    public Path kubeconfig() {
        return kubeconfig;
    }

    /** Where a Service answers. */
    public Optional<InetSocketAddress> address(String namespace, String service, int port) {
        return cluster.serviceAddress(namespace, service, port);
    }

    @Override
    public KubernetesClient client() {
        return client;
    }

    @Override
    public KubernetesClient actingAs(String person) {
        return client;
    }

    @Override
    public Map<String, String> words() {
        Map<String, String> words = clinic.words();
        words.putAll(OWN_WORDS);
        return words;
    }

    @Override
    public Clinic clinic() {
        return clinic;
    }

    @Override
    public List<String> logs() {
        return List.of(operator.log());
    }

    @Override
    public List<String> lookAround(String namespace, String model) {
        List<String> lines = new ArrayList<>();
        lines.add("export KUBECONFIG=" + kubeconfig);
        lines.add(
                "curl -s "
                        + cluster.apiServer().url()
                        + "/apis/aihub.io/v1alpha1/namespaces/"
                        + namespace
                        + "/aimodels/"
                        + model);
        address(namespace, model, SERVICE_PORT).ifPresent(at -> lines.add(question(at, model)));
        lines.add(
                "./aihub approve "
                        + model
                        + " -n "
                        + namespace
                        + " --role clinical-safety --as you@region-exempel.example --reason \"tried"
                        + " it out\"");
        return lines;
    }

    /** How the model itself is asked about. */
    static String question(InetSocketAddress at, String model) {
        return "curl -s http://"
                + at.getAddress().getHostAddress()
                + ":"
                + at.getPort()
                + "/v2/models/"
                + model;
    }

    @Override
    public void close() {
        clinic.close();
        operator.close();
        client.close();
        cluster.close();
    }
}
