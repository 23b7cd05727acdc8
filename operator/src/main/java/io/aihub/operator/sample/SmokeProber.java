package io.aihub.operator.sample;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Asks each pod of a revision one golden request before traffic goes there. The answer is kept in
 * memory only: after a restart the question is simply asked again.
 */
public final class SmokeProber implements GoldenRequests {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final long MAX_BYTES = 64 * 1024;

    private final HttpClient client;
    private final ObjectMapper json;
    private final Consumer<ResourceID> answered;

    /**
     * The last answer is kept until the next one arrives, so that asking again does not hide it.
     */
    private final Map<ResourceID, Map<String, Result>> results = new ConcurrentHashMap<>();

    private final Set<Key> asking = ConcurrentHashMap.newKeySet();

    public SmokeProber(HttpClient client, ObjectMapper json, Consumer<ResourceID> answered) {
        this.client = client;
        this.json = json;
        this.answered = answered;
    }

    /** What the first wrong answer of a failed question was. */
    private final Map<Key, String> wrong = new ConcurrentHashMap<>();

    private record Key(ResourceID model, String servingDigest) {}

    @Override
    public Optional<Result> result(ResourceID model, String servingDigest) {
        Key key = new Key(model, servingDigest);
        Optional<Result> answer = Optional.ofNullable(stored(key));
        return answer.or(() -> asking.contains(key) ? Optional.of(Result.Asking) : answer);
    }

    @Override
    public void ask(Question question) {
        Key key = new Key(question.model(), question.servingDigest());
        Result before = stored(key);
        if (before == Result.Passed || question.pods().isEmpty() || !asking.add(key)) {
            return;
        }
        List<CompletableFuture<Optional<String>>> asked =
                question.pods().stream().map(pod -> ask(pod, question)).toList();
        CompletableFuture.allOf(asked.toArray(CompletableFuture<?>[]::new))
                .whenComplete(
                        (done, error) -> {
                            Optional<String> failure =
                                    asked.stream()
                                            .map(CompletableFuture::join)
                                            .flatMap(Optional::stream)
                                            .findFirst();
                            Result result = failure.isEmpty() ? Result.Passed : Result.Failed;
                            // An answer that was forgotten meanwhile is not put back.
                            if (asking.remove(key)) {
                                failure.ifPresentOrElse(
                                        said -> wrong.put(key, said), () -> wrong.remove(key));
                                store(key, result);
                            }
                            if (before != result) {
                                answered.accept(question.model());
                            }
                        });
    }

    @Override
    public void keepOnly(ResourceID model, Optional<String> servingDigest) {
        results.computeIfPresent(
                model,
                (id, answers) -> {
                    answers.keySet().removeIf(digest -> !servingDigest.equals(Optional.of(digest)));
                    return answers.isEmpty() ? null : answers;
                });
        asking.removeIf(key -> isOther(key, model, servingDigest));
        wrong.keySet().removeIf(key -> isOther(key, model, servingDigest));
    }

    private static boolean isOther(Key key, ResourceID model, Optional<String> servingDigest) {
        return key.model().equals(model) && !servingDigest.equals(Optional.of(key.servingDigest()));
    }

    @Override
    public Optional<String> wrongAnswer(ResourceID model, String servingDigest) {
        return Optional.ofNullable(wrong.get(new Key(model, servingDigest)));
    }

    private void store(Key key, Result result) {
        results.compute(
                key.model(),
                (id, answers) -> {
                    Map<String, Result> kept =
                            answers == null ? new ConcurrentHashMap<>() : answers;
                    kept.put(key.servingDigest(), result);
                    return kept;
                });
    }

    private Result stored(Key key) {
        return results.getOrDefault(key.model(), Map.of()).get(key.servingDigest());
    }

    /** Why the answer is wrong; absent when it is right. */
    private CompletableFuture<Optional<String>> ask(PodAddress pod, Question question) {
        URI uri;
        HttpRequest request;
        try {
            uri = new URI("http", null, pod.ip(), question.port(), question.path(), null, null);
            request = HttpRequest.newBuilder(uri).timeout(TIMEOUT).GET().build();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return CompletableFuture.completedFuture(
                    Optional.of("pod " + pod.name() + " has no usable address"));
        }
        CompletableFuture<HttpResponse<byte[]>> sent =
                client.sendAsync(request, info -> new BoundedBody(MAX_BYTES));
        String asked = "pod " + pod.name() + ", GET " + uri + ", ";
        // The deadline is on a copy: only an exchange that is not yet done can be cancelled.
        return sent.copy()
                .orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .handle(
                        (response, error) -> {
                            sent.cancel(true);
                            return error == null
                                    ? wrong(response, question).map(asked::concat)
                                    : Optional.of(asked + "did not answer");
                        });
    }

    private Optional<String> wrong(HttpResponse<byte[]> response, Question question) {
        if (response.statusCode() != 200) {
            return Optional.of("answered HTTP " + response.statusCode());
        }
        if (question.golden() == Golden.Readiness || isMetadata(response.body())) {
            return Optional.empty();
        }
        return Optional.of("answered HTTP 200 without the metadata of a server");
    }

    private boolean isMetadata(byte[] body) {
        try {
            return json.readTree(body).path("name").isTextual();
        } catch (IOException e) {
            return false;
        }
    }
}
