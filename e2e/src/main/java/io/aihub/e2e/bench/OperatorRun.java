package io.aihub.e2e.bench;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.aihub.e2e.rig.ControlPlane;
import io.aihub.e2e.rig.OperatorOnCluster;
import io.aihub.e2e.rig.Until;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The operator that ships, with the service account and the JVM settings that it ships with. */
final class OperatorRun implements AutoCloseable {
    /** The memory limit of the chart's container. */
    private static final String CONTAINER = "-XX:MaxRAM=512m";

    /** What the cluster says it is. */
    private static final Map<String, String> PLACE =
            Map.of(
                    "AIHUB_CLUSTER_LOCATION", "OnPremises",
                    "AIHUB_CLUSTER_REGION", "SE",
                    "AIHUB_CLUSTER_JURISDICTION", "SE");

    private static final Until START = new Until(Duration.ofSeconds(120));
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String PASSES = "operator_sdk_reconciliations_success_total";
    private static final String STARTED = "operator_sdk_reconciliations_started_total";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final int port;
    private final Duration toReady;

    private OperatorRun(ControlPlane cluster, Launch launch) {
        this.port = freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm(cluster.home()));
        command.addAll(launch.jvm());
        command.add("-jar");
        command.add(OperatorOnCluster.jar(cluster.home()).toString());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("KUBECONFIG", launch.kubeconfig().toString());
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        builder.environment().putAll(PLACE);
        builder.environment().putAll(launch.settings());
        Path log = cluster.folder().resolve("logs/operator.log");
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        long begun = System.nanoTime();
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        START.holds(() -> "the operator is ready; see " + log, this::readyOrDead);
        toReady = Duration.ofNanos(System.nanoTime() - begun);
    }

    /**
     * What differs from run to run.
     *
     * @param kubeconfig of the operator's service account
     * @param jvm further options
     * @param settings further environment variables
     */
    record Launch(Path kubeconfig, List<String> jvm, Map<String, String> settings) {}

    /** What the chart tells the JVM, in a container as large as the chart's. */
    static List<String> jvm(Path home) {
        try {
            String options =
                    new YAMLMapper()
                            .readTree(home.resolve("helm/aihub-operator/values.yaml").toFile())
                            .path("javaOptions")
                            .asText();
            return Stream.concat(Stream.of(CONTAINER), Stream.of(options.split(" "))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it, and returns when its readiness probe says so. */
    static OperatorRun start(ControlPlane cluster, Launch launch) {
        return new OperatorRun(cluster, launch);
    }

    /** From the start of the process to its readiness. */
    Duration toReady() {
        return toReady;
    }

    Usage usage() {
        return Usage.of(process.toHandle());
    }

    /** Bytes of live objects; the question itself collects what is garbage. */
    long liveHeapBytes() {
        String total =
                jcmd("GC.class_histogram")
                        .lines()
                        .filter(line -> line.startsWith("Total"))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("jcmd gave no histogram"));
        return Long.parseLong(total.trim().split("\\s+")[2]);
    }

    /** What jcmd answers about it. */
    String jcmd(String question) {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Process asked =
                    new ProcessBuilder(tool.toString(), Long.toString(process.pid()), question)
                            .redirectErrorStream(true)
                            .start();
            String answer =
                    new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            asked.onExit().join();
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Passes over models that ended well. */
    long passes() {
        return Math.round(metric(PASSES));
    }

    /** Passes over models that began. */
    long passesStarted() {
        return Math.round(metric(STARTED));
    }

    private double metric(String name) {
        return get("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private boolean readyOrDead() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the operator ended while it started");
        }
        try {
            return get("/q/health/ready").statusCode() == 200;
        } catch (UncheckedIOException expected) {
            return false;
        }
    }

    private HttpResponse<String> get(String path) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(PATIENCE)
                        .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                process.waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
