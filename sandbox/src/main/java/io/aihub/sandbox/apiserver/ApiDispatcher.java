package io.aihub.sandbox.apiserver;

import io.aihub.sandbox.http.HttpAnswer;
import io.aihub.sandbox.http.HttpHandler;
import io.aihub.sandbox.http.HttpRequest;
import java.util.Optional;

/**
 * The front door: tells reads, writes, reviews and discovery apart, and turns refusals to Status.
 */
final class ApiDispatcher implements HttpHandler {
    private static final String BEARER = "Bearer ";

    private final ReadDispatcher reads;
    private final WriteDispatcher writes;
    private final DiscoveryDocuments discovery;
    private final RequestJournal journal;

    ApiDispatcher(
            ReadDispatcher reads,
            WriteDispatcher writes,
            DiscoveryDocuments discovery,
            RequestJournal journal) {
        this.reads = reads;
        this.writes = writes;
        this.discovery = discovery;
        this.journal = journal;
    }

    @Override
    public HttpAnswer handle(HttpRequest request) {
        try {
            return route(request, client(request));
        } catch (ApiFailure failure) {
            return HttpAnswer.json(failure.code(), Json.text(failure.body()));
        }
    }

    private HttpAnswer route(HttpRequest request, String client) {
        boolean read = request.method().equals("GET");
        Optional<String> document = read ? discovery.at(request.path()) : Optional.empty();
        if (document.isPresent()) {
            journal.countRead(client);
            return HttpAnswer.json(200, document.get());
        }
        ApiPath path = ApiPath.parse(request.path()).orElseThrow(ApiFailure::unknownPath);
        if (read) {
            return reads.read(request, client, path);
        }
        Optional<String> review = ReviewAnswers.answer(path, request.text(), client);
        if (review.isPresent()) {
            journal.countRead(client);
            return HttpAnswer.json(201, review.get());
        }
        return writes.fromClient(request, client, path);
    }

    private static String client(HttpRequest request) {
        return request.header("authorization")
                .filter(value -> value.startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()).strip())
                .orElseGet(() -> request.header("user-agent").orElse("unknown").split("/")[0]);
    }
}
