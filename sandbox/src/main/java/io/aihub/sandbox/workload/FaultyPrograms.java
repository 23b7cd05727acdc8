package io.aihub.sandbox.workload;

import io.aihub.sandbox.http.HttpAnswer;
import io.aihub.sandbox.http.HttpHandler;
import java.io.IOException;
import java.util.function.Predicate;

/** Servers that do wrong, to show what others make of them. */
public final class FaultyPrograms {
    private static final HttpAnswer OK = HttpAnswer.json(200, "{}");

    private FaultyPrograms() {}

    /** Ready, and answers every other path with bytes that mean nothing. */
    public static PodProgram answersGarbage() {
        return http(
                request ->
                        isHealth(request.path())
                                ? OK
                                : HttpAnswer.text(200, "text/plain", "\u0001}{ not this \u0002"));
    }

    /** Ready, and never answers any other path. */
    public static PodProgram neverAnswers() {
        return http(request -> isHealth(request.path()) ? OK : new HttpAnswer.Silence());
    }

    /** Starts, and says 503 to everything. */
    public static PodProgram neverReady() {
        return http(request -> HttpAnswer.json(503, "{\"error\":\"not ready\"}"));
    }

    /** Ends with an error at every start. */
    public static PodProgram crashes() {
        return launch -> {
            throw new IOException("the program ended with exit code 1");
        };
    }

    /** Any handler as a program. */
    public static PodProgram http(HttpHandler handler) {
        return launch -> HttpPodHandle.start(launch, handler);
    }

    /** A handler whose matching paths are 404, for example to take the metrics away. */
    public static HttpHandler without(HttpHandler handler, Predicate<String> path) {
        return request ->
                path.test(request.path())
                        ? HttpAnswer.text(404, "text/plain", "not found")
                        : handler.handle(request);
    }

    private static boolean isHealth(String path) {
        return path.endsWith("/ready") || path.endsWith("/live") || path.contains("/health");
    }
}
