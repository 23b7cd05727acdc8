package io.aihub.demo.stage;

import io.aihub.demo.story.Pace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The operator that ships, as a process of its own. A process that was killed is started again by
 * starting another one from the same launch; the log goes on in the same file.
 */
public final class OperatorProcess implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** A small and quick start; the defaults of the JVM are made for larger programs. */
    private static final List<String> JVM =
            List.of(
                    "-Xmx128m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xshare:auto",
                    "-XX:-UsePerfData");

    private final Launch launch;
    private final Process process;
    private final int port;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    /**
     * What to start.
     *
     * @param jar the operator's {@code quarkus-run.jar}
     * @param kubeconfig of the cluster
     * @param log appended to
     * @param settings further environment variables
     */
    public record Launch(Path jar, Path kubeconfig, Path log, Map<String, String> settings) {}

    private OperatorProcess(Launch launch, Process process, int port) {
        this.launch = launch;
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it and returns at once.
     *
     * @throws IOException when there is no Java or no jar
     */
    public static OperatorProcess start(Launch launch) throws IOException {
        if (!launch.jar().toFile().isFile()) {
            throw new IOException("no operator at " + launch.jar() + "; build it with mvn package");
        }
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.add("-jar");
        command.add(launch.jar().toString());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("KUBECONFIG", launch.kubeconfig().toString());
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().putAll(launch.settings());
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
        Process process = builder.start();
        // Whatever ends this program, also while the operator still starts, ends that one.
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "operator-ending"));
        } catch (IllegalStateException endingAlready) {
            process.destroy();
            throw new IOException("the program ends, so no operator starts", endingAlready);
        }
        process.getOutputStream().close();
        return new OperatorProcess(launch, process, port);
    }

    /**
     * Waits until its readiness probe says so.
     *
     * @return false when it ended, or was not ready within the limit
     */
    public boolean awaitReady(Duration limit, Pace pace) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (isAlive() && System.nanoTime() < deadline) {
            if (isReady()) {
                return true;
            }
            if (!pace.rest(BETWEEN_LOOKS)) {
                return false;
            }
        }
        return false;
    }

    /** Whether its readiness probe answers 200 now. */
    public boolean isReady() {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url() + "/q/health/ready"))
                        .timeout(Duration.ofSeconds(2))
                        .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException expected) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Where its health and metrics are. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public Path log() {
        return launch.log();
    }

    /** What it was started from, to start it again. */
    public Launch launch() {
        return launch;
    }

    /** Its process, to stop and to continue. */
    public long pid() {
        return process.pid();
    }

    /** Ends it as {@code kill -9} does, and returns once it has ended. */
    public void killHard() {
        process.destroyForcibly();
        process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** Asks it to end, and ends it hard when it takes longer than a few seconds. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                killHard();
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
