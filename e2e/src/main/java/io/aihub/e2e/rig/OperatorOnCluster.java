package io.aihub.e2e.rig;

import io.aihub.demo.stage.OperatorAccount;
import io.aihub.demo.stage.OperatorProcess;
import io.aihub.demo.story.Pace;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The operator that ships, as a process on this machine, with the service account and exactly the
 * permissions of {@code helm/install.yaml}.
 */
public final class OperatorOnCluster implements AutoCloseable {
    /** Its name in the audit log. */
    public static final String USER = "system:serviceaccount:aihub-system:aihub-operator";

    private static final Duration TO_READY = Duration.ofSeconds(90);

    /** Where the cluster says it stands, as the examples' placement asks. */
    private static final Map<String, String> PLACE =
            Map.of(
                    "AIHUB_CLUSTER_LOCATION", "OnPremises",
                    "AIHUB_CLUSTER_REGION", "SE",
                    "AIHUB_CLUSTER_JURISDICTION", "SE");

    private final ControlPlane cluster;
    private final OperatorProcess.Launch launch;
    private OperatorProcess process;

    private OperatorOnCluster(ControlPlane cluster, OperatorProcess.Launch launch) {
        this.cluster = cluster;
        this.launch = launch;
        start();
    }

    /**
     * Installs what is not there, and starts the operator until it is ready.
     *
     * @param settings further environment variables
     */
    public static OperatorOnCluster start(ControlPlane cluster, Map<String, String> settings) {
        return start(cluster, settings, UnaryOperator.identity());
    }

    /**
     * As above.
     *
     * @param way makes another kubeconfig of the operator's own, which leads another way
     */
    public static OperatorOnCluster start(
            ControlPlane cluster, Map<String, String> settings, UnaryOperator<Path> way) {
        install(cluster);
        Map<String, String> all = new HashMap<>(PLACE);
        all.putAll(settings);
        return new OperatorOnCluster(
                cluster,
                new OperatorProcess.Launch(
                        jar(cluster.home()),
                        way.apply(kubeconfig(cluster)),
                        cluster.folder().resolve("logs/operator.log"),
                        all));
    }

    /** Everything of {@code helm/install.yaml} but the Deployment, since the process runs here. */
    public static void install(ControlPlane cluster) {
        KubernetesClient client = cluster.client();
        try (InputStream file = Files.newInputStream(cluster.home().resolve("helm/install.yaml"))) {
            List<HasMetadata> objects =
                    client.load(file).items().stream()
                            .filter(object -> !object.getKind().equals("Deployment"))
                            .toList();
            for (HasMetadata object : objects) {
                client.resource(object).fieldManager("install").forceConflicts().serverSideApply();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Until.SOON.holds(
                "every kind of aihub.io answers",
                () -> cluster.kubectl("get", "aihub", "--all-namespaces").code() == 0);
    }

    /** Where the build puts it. */
    public static Path jar(Path home) {
        return Path.of(
                System.getProperty(
                        "aihub.operator.jar",
                        home.resolve("operator/target/quarkus-app/quarkus-run.jar").toString()));
    }

    /** A kubeconfig of its service account; what {@link #install} makes has to be there. */
    public static Path kubeconfig(ControlPlane cluster) {
        try {
            return new OperatorAccount(cluster.client())
                    .kubeconfig(cluster.folder().resolve("pki/operator.kubeconfig"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it again after it was killed. */
    public void start() {
        try {
            process = OperatorProcess.start(launch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!process.awaitReady(TO_READY, new Pace())) {
            process.close();
            throw new IllegalStateException("the operator did not start; see " + launch.log());
        }
    }

    /** Ends it as {@code kill -9} does. */
    public void killHard() {
        process.killHard();
    }

    /** Sends a signal, for example {@code STOP} and {@code CONT}. */
    public void signal(String signal) {
        cluster.signal(process.pid(), signal);
    }

    /** The process that runs now. */
    public OperatorProcess process() {
        return process;
    }

    /** What it has logged. */
    public Path log() {
        return launch.log();
    }

    @Override
    public void close() {
        process.close();
    }
}
