package io.aihub.cli.demo.stage;

import io.aihub.cli.demo.story.Pace;
import io.aihub.cli.demo.story.Stage;
import io.aihub.sandbox.EmbeddedCluster;
import io.aihub.sandbox.model.MetricsSwitch;
import io.aihub.sandbox.model.PatientFlow;
import io.aihub.sandbox.model.ReferenceCounts;
import io.aihub.sandbox.workload.ImageRegistry;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The embedded cluster as a stage, with the operator as a process of its own. */
public final class EmbeddedStage implements Stage {
    private static final String NORMAL = "Normal";
    private static final String SHIFTED = "Shifted";

    /** Where this cluster says it stands, as the examples' placement asks. */
    private static final Map<String, String> PLACE =
            Map.of(
                    "AIHUB_CLUSTER_LOCATION", "OnPremises",
                    "AIHUB_CLUSTER_REGION", "SE",
                    "AIHUB_CLUSTER_JURISDICTION", "SE");

    private static final Duration TO_READY = Duration.ofSeconds(60);
    private static final Duration LONGEST_GRACE = Duration.ofSeconds(2);

    private final SampleImages images;
    private final ImageRegistry registry;
    private final EmbeddedCluster cluster;
    private final EmbeddedTraffic traffic;
    private final KubernetesClient client;
    private final Map<String, PatientFlow> populations;
    private final Path kubeconfig;
    private volatile OperatorProcess operator;

    /**
     * How to start.
     *
     * @param home root of the repository
     * @param folder for the kubeconfig and the log; it has to exist
     * @param seed of the patients
     */
    public record Options(Path home, Path folder, long seed, Clock clock) {}

    private EmbeddedStage(Options options) throws IOException {
        images = new SampleImages();
        registry = images.registry();
        populations =
                Map.of(
                        NORMAL, PatientFlow.normal(options.seed()),
                        SHIFTED, PatientFlow.shifted(options.seed()));
        cluster =
                EmbeddedCluster.start(
                        EmbeddedCluster.Options.with(registry)
                                .withCrds(options.home().resolve("crds"))
                                .withLongestGrace(LONGEST_GRACE)
                                .withClock(options.clock()));
        traffic = new EmbeddedTraffic(cluster, populations.get(NORMAL), options.clock());
        kubeconfig = cluster.writeKubeconfig(options.folder().resolve("kubeconfig"), "demo");
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
    public static EmbeddedStage start(Options options, Pace pace) throws IOException {
        EmbeddedStage stage = new EmbeddedStage(options);
        try {
            stage.startOperator(launch(options, stage), pace);
            return stage;
        } catch (IOException | RuntimeException e) {
            stage.close();
            throw e;
        }
    }

    private static OperatorProcess.Launch launch(Options options, EmbeddedStage stage)
            throws IOException {
        Path jar = options.home().resolve("operator/target/quarkus-app/quarkus-run.jar");
        Path config =
                stage.cluster.writeKubeconfig(
                        options.folder().resolve("kubeconfig-operator"), "operator");
        return new OperatorProcess.Launch(
                jar, config, options.folder().resolve("operator.log"), PLACE);
    }

    /**
     * Starts an operator; one that was killed before is replaced.
     *
     * @throws IOException when it does not become ready
     */
    public void startOperator(OperatorProcess.Launch launch, Pace pace) throws IOException {
        operator = OperatorProcess.start(launch);
        if (!operator.awaitReady(TO_READY, pace)) {
            throw new IOException("the operator did not become ready; see its log " + launch.log());
        }
    }

    /** The operator that runs now. */
    public OperatorProcess operator() {
        return operator;
    }

    /** The cluster, with its journal and hooks. */
    public EmbeddedCluster cluster() {
        return cluster;
    }

    /** What pods can run; another program may be added at any time. */
    public ImageRegistry registry() {
        return registry;
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
    public Map<String, String> words() {
        Map<String, String> words = new HashMap<>(images.words());
        words.putAll(ProfileWords.of(ReferenceCounts.standard()));
        return words;
    }

    @Override
    public void patients(String population) {
        traffic.send(
                Optional.ofNullable(populations.get(population))
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "there are no patients " + population)));
    }

    @Override
    public List<String> populations() {
        return List.of(NORMAL, SHIFTED);
    }

    @Override
    public void metrics(Metrics metrics) {
        images.metrics(metrics == Metrics.Shown ? MetricsSwitch.On : MetricsSwitch.Off);
    }

    @Override
    public Traffic traffic() {
        return traffic;
    }

    @Override
    public Optional<String> broken() {
        return operator.isAlive()
                ? Optional.empty()
                : Optional.of("the operator has ended; see its log " + operator.log());
    }

    @Override
    public List<String> logs() {
        return List.of("operator: " + operator.log());
    }

    @Override
    public void close() {
        traffic.close();
        Optional.ofNullable(operator).ifPresent(OperatorProcess::close);
        client.close();
        cluster.close();
    }
}
