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
import java.nio.charset.StandardCharsets;
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
    private static final String UNUSABLE = "the address or path of the metrics is not usable";

    private final HttpClient client;

    PodScrapeSource(HttpClient client) {
        this.client = client;
    }

    /**
     * What one pod answered.
     *
     * @param pod that was asked
     * @param exposition that was read, absent ({@code null}) after a failure
     * @param failure in one clause, absent ({@code null}) without one
     * @param outcome how it ended
     * @param said the answer in words, never its text
     */
    record Answer(
            PodAddress pod,
            Exposition exposition,
            String failure,
            ScrapeOutcome outcome,
            String said) {
        Answer(PodAddress pod, Exposition exposition, String failure) {
            this(
                    pod,
                    exposition,
                    failure,
                    failure == null ? ScrapeOutcome.Read : ScrapeOutcome.Refused,
                    failure == null ? "an exposition" : failure);
        }
    }

    CompletableFuture<Answer> scrape(PodAddress pod, Endpoint endpoint, ScrapeLimits limits) {
        URI uri;
        HttpRequest request;
        try {
            uri = new URI("http", null, pod.ip(), endpoint.port(), endpoint.path(), null, null);
            request = HttpRequest.newBuilder(uri).timeout(limits.timeout()).GET().build();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return CompletableFuture.completedFuture(
                    failed(pod, ScrapeOutcome.Unreachable, UNUSABLE, UNUSABLE));
        }
        CompletableFuture<HttpResponse<byte[]>> sent =
                client.sendAsync(request, info -> new BoundedBody(limits.maxBytes()));
        // The deadline is on a copy: only an exchange that is not yet done can be cancelled.
        return sent.copy()
                .orTimeout(limits.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .handle(
                        (response, error) -> {
                            sent.cancel(true);
                            return error == null
                                    ? read(pod, response)
                                    : failed(pod, uri, cause(error));
                        });
    }

    private static Answer read(PodAddress pod, HttpResponse<byte[]> response) {
        String said = HttpAnswer.words(response);
        if (response.statusCode() == NOT_FOUND) {
            // Metrics that are not there are silence; only what cannot be trusted is an error.
            return new Answer(pod, Exposition.read(""), null, ScrapeOutcome.NotFound, said);
        }
        if (response.statusCode() != 200) {
            String failure = "the metrics answer with HTTP " + response.statusCode();
            return failed(pod, ScrapeOutcome.Refused, failure, said);
        }
        if (HttpAnswer.isCompressed(response)) {
            String failure = "the answer is compressed, which nobody asked for";
            return failed(pod, ScrapeOutcome.NotTheFormat, failure, said + "; " + failure);
        }
        try {
            Exposition read = Exposition.read(new String(response.body(), StandardCharsets.UTF_8));
            return new Answer(pod, read, null, ScrapeOutcome.Read, said);
        } catch (UnreadableExposition e) {
            return failed(
                    pod, ScrapeOutcome.NotTheFormat, e.getMessage(), said + "; " + e.getMessage());
        }
    }

    private static Answer failed(PodAddress pod, URI uri, Throwable cause) {
        if (cause instanceof TimeoutException || cause instanceof HttpTimeoutException) {
            String failure = "the metrics did not answer in time";
            return failed(pod, ScrapeOutcome.TimedOut, failure, HttpAnswer.words(uri, failure));
        }
        if (cause instanceof ConnectException) {
            String failure = "nothing answers at the metrics port";
            return failed(pod, ScrapeOutcome.Unreachable, failure, HttpAnswer.words(uri, failure));
        }
        for (Throwable link = cause; link != null; link = link.getCause()) {
            if (link instanceof BoundedBody.TooLongException) {
                String failure = link.getMessage();
                return failed(pod, ScrapeOutcome.TooLong, failure, HttpAnswer.words(uri, failure));
            }
        }
        String failure = "the metrics cannot be read (" + cause.getClass().getSimpleName() + ")";
        return failed(pod, ScrapeOutcome.Unreachable, failure, HttpAnswer.words(uri, failure));
    }

    private static Answer failed(
            PodAddress pod, ScrapeOutcome outcome, String failure, String said) {
        return new Answer(pod, null, failure, outcome, said);
    }

    private static Throwable cause(Throwable error) {
        return error instanceof CompletionException && error.getCause() != null
                ? error.getCause()
                : error;
    }
}
