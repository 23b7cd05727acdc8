package io.aihub.operator.sample;

import io.aihub.operator.sample.ExpositionParser.UnreadableExposition;
import io.aihub.operator.sample.SamplingTarget.Endpoint;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads {@code /metrics} of owned pods. It goes to pod addresses only, follows no redirect, and a
 * slow or endless answer ends at the source's timeout or size. What a pod answers is never repeated
 * in a message.
 */
final class PodScrapeSource {
    private static final int NOT_FOUND = 404;
    private final HttpClient client;

    PodScrapeSource(HttpClient client) {
        this.client = client;
    }

    /** What one pod answered: an exposition or, in one clause, why there is none. */
    record Answer(PodAddress pod, Exposition exposition, String failure) {}

    CompletableFuture<Answer> scrape(PodAddress pod, Endpoint endpoint, ScrapeLimits limits) {
        HttpRequest request;
        try {
            URI uri = new URI("http", null, pod.ip(), endpoint.port(), endpoint.path(), null, null);
            request = HttpRequest.newBuilder(uri).timeout(limits.timeout()).GET().build();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return CompletableFuture.completedFuture(
                    new Answer(pod, null, "the address or path of the metrics is not usable"));
        }
        CompletableFuture<HttpResponse<String>> sent =
                client.sendAsync(request, info -> new BoundedBody(limits.maxBytes()));
        // The deadline is on a copy: only an exchange that is not yet done can be cancelled.
        return sent.copy()
                .orTimeout(limits.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .handle(
                        (response, error) -> {
                            sent.cancel(true);
                            return error == null
                                    ? read(pod, response)
                                    : new Answer(pod, null, failure(error));
                        });
    }

    private static Answer read(PodAddress pod, HttpResponse<String> response) {
        if (response.statusCode() == NOT_FOUND) {
            // Metrics that are not there are silence; only what cannot be trusted is an error.
            return new Answer(pod, Exposition.read(""), null);
        }
        if (response.statusCode() != 200) {
            return new Answer(pod, null, "the metrics answer with HTTP " + response.statusCode());
        }
        try {
            return new Answer(pod, Exposition.read(response.body()), null);
        } catch (UnreadableExposition e) {
            return new Answer(pod, null, e.getMessage());
        }
    }

    private static String failure(Throwable error) {
        Throwable cause =
                error instanceof CompletionException && error.getCause() != null
                        ? error.getCause()
                        : error;
        if (cause instanceof TimeoutException || cause instanceof HttpTimeoutException) {
            return "the metrics did not answer in time";
        }
        if (cause instanceof ConnectException) {
            return "nothing answers at the metrics port";
        }
        for (Throwable link = cause; link != null; link = link.getCause()) {
            if (link instanceof BoundedBody.TooLongException) {
                return link.getMessage();
            }
        }
        return "the metrics cannot be read (" + cause.getClass().getSimpleName() + ")";
    }
}
