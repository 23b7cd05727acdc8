package io.aihub.sandbox.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * The sample model server as the program of an image. {@code MODEL_FILE} (default {@code v1}) names
 * the coefficients, {@code MODEL_NAME} (default {@code pe-triage-ct}) and {@code MODEL_VERSION}
 * (default: that of the coefficients) what it serves, {@code PORT} (default 8080) where.
 */
public final class Main {
    private static final Duration QUIET = Duration.ofMillis(200);
    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(5);

    private Main() {}

    /**
     * Serves until it is told to end, then answers what is under way. With the one argument {@code
     * edges} it prints the edges that it counts with as JSON instead, for servers of other makes.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 1 && arguments[0].equals("edges")) {
            System.out.println(edges());
            return;
        }
        ModelServer server = start(System.getenv());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server), "model-ending"));
        // The server's own threads keep no program running.
        new CountDownLatch(1).await();
    }

    /**
     * @throws IllegalArgumentException when there is no such model file, or a name or port does not
     *     fit
     */
    static ModelServer start(Map<String, String> environment) throws IOException {
        LogisticModel model = LogisticModel.load(environment.getOrDefault("MODEL_FILE", "v1"));
        ModelConfig config =
                ModelConfig.of(
                        environment.getOrDefault("MODEL_NAME", "pe-triage-ct"),
                        environment.getOrDefault("MODEL_VERSION", model.version()),
                        model,
                        Clock.systemUTC());
        int port = Integer.parseInt(environment.getOrDefault("PORT", "8080"));
        InetAddress everywhere = InetAddress.getByAddress(new byte[4]);
        return ModelServer.start(new InetSocketAddress(everywhere, port), config);
    }

    static String edges() throws JsonProcessingException {
        return new ObjectMapper().writeValueAsString(ReferenceCounts.standard().edges());
    }

    private static void end(ModelServer server) {
        server.beginDrain();
        try {
            server.awaitIdle(QUIET, LONGEST_DRAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.close();
    }
}
