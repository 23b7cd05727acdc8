package io.aihub.operator.sample;

import java.net.http.HttpClient;
import java.util.concurrent.Executor;

/** The HTTP client for pods: HTTP/1.1, no redirects, and no connection kept for long. */
public final class PodClient {
    /**
     * The platform keeps an idle connection for 20 minutes and as many as there are, each with a
     * buffer of 16 KiB: with thousands of pods more than all the rest (java.net.http, module
     * notes).
     */
    private static final String IDLE_SECONDS = "5";

    private static final String MOST_IDLE = "64";

    private PodClient() {}

    /** A client whose answers are read by this executor. */
    public static HttpClient of(Executor executor) {
        // Read once, by the first client of the process.
        System.setProperty("jdk.httpclient.keepalive.timeout", IDLE_SECONDS);
        System.setProperty("jdk.httpclient.connectionPoolSize", MOST_IDLE);
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(executor)
                .build();
    }
}
