package io.aihub.operator.sample;

import java.net.http.HttpClient;
import java.util.concurrent.Executor;

/** The HTTP client for pods: HTTP/1.1, no redirects, and no connection kept for long. */
public final class PodClient {
    /**
     * By default idle connections are kept for as long as 20 minutes, without a limit to their
     * number, each with a buffer of 16 KiB (java.net.http, module notes); with thousands of pods
     * that is more memory than all the rest.
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
