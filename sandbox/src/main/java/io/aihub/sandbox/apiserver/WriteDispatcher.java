package io.aihub.sandbox.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.sandbox.apiserver.WriteHook.Verdict;
import io.aihub.sandbox.http.HttpAnswer;
import io.aihub.sandbox.http.HttpRequest;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Takes writes one at a time past the hook, to the store and into the journal. */
final class WriteDispatcher {
    private static final int DROPPED = 0;

    private final WriteRouter router;
    private final RequestJournal journal;
    private final ReentrantLock gate = new ReentrantLock(true);
    private volatile WriteHook hook = new WriteHook() {};

    WriteDispatcher(WriteRouter router, RequestJournal journal) {
        this.router = router;
        this.journal = journal;
    }

    void hook(WriteHook next) {
        hook = next;
    }

    /** A write of a client over the network, which the hook sees. */
    HttpAnswer fromClient(HttpRequest http, String client, ApiPath path) {
        return dispatch(http, client, path, hook);
    }

    /** A write of one of the sandbox's own controllers, which no hook sees. */
    HttpAnswer fromController(HttpRequest http, String client, ApiPath path) {
        return dispatch(http, client, path, new WriteHook() {});
    }

    private HttpAnswer dispatch(HttpRequest http, String client, ApiPath path, WriteHook guard) {
        gate.lock();
        try {
            WriteRequest write = describe(http, client, path);
            Optional<HttpAnswer> early = diversion(guard.before(write));
            if (early.isPresent()) {
                journal.record(write, new WriteResult(status(early.get()), false, ""));
                return early.get();
            }
            Outcome outcome = applied(http, path, write.verb());
            WriteResult result =
                    new WriteResult(outcome.status(), outcome.changed(), outcome.body());
            HttpAnswer answer =
                    diversion(guard.after(write, result))
                            .orElseGet(() -> HttpAnswer.json(outcome.status(), outcome.body()));
            journal.record(
                    write, new WriteResult(status(answer), outcome.changed(), outcome.body()));
            return answer;
        } finally {
            gate.unlock();
        }
    }

    private Outcome applied(HttpRequest http, ApiPath path, WriteVerb verb) {
        try {
            return router.route(http, path, verb);
        } catch (ApiFailure failure) {
            return new Outcome(failure.code(), Json.text(failure.body()), false);
        }
    }

    private WriteRequest describe(HttpRequest http, String client, ApiPath path) {
        WriteVerb verb = verb(http, path);
        String name = verb == WriteVerb.Create ? nameInBody(http) : path.name();
        WriteTarget target =
                new WriteTarget(
                        path.group(), path.resource(), path.namespace(), name, path.subresource());
        return new WriteRequest(
                journal.nextSequence(), client, verb, http.target(), target, http.text());
    }

    private static String nameInBody(HttpRequest http) {
        try {
            ObjectNode body = Json.parse(http.text());
            return Json.at(body, "metadata", "name");
        } catch (ApiFailure unreadable) {
            return "";
        }
    }

    private static WriteVerb verb(HttpRequest http, ApiPath path) {
        return switch (http.method()) {
            case "POST" -> WriteVerb.Create;
            case "PUT" -> WriteVerb.Update;
            case "PATCH" ->
                    http.header("content-type").orElse("").startsWith(ObjectPatcher.APPLY)
                            ? WriteVerb.Apply
                            : WriteVerb.Patch;
            case "DELETE" -> path.name().isEmpty() ? WriteVerb.DeleteCollection : WriteVerb.Delete;
            default ->
                    throw ApiFailure.of(
                            405, "MethodNotAllowed", "the server does not allow this method");
        };
    }

    private static Optional<HttpAnswer> diversion(Verdict verdict) {
        if (verdict instanceof Verdict.DropConnection) {
            return Optional.of(new HttpAnswer.Drop());
        }
        if (verdict instanceof Verdict.Respond respond) {
            ApiFailure failure =
                    ApiFailure.of(respond.code(), respond.reason(), "injected by the sandbox");
            return Optional.of(HttpAnswer.json(respond.code(), Json.text(failure.body())));
        }
        return Optional.empty();
    }

    private static int status(HttpAnswer answer) {
        return answer instanceof HttpAnswer.Full full ? full.status() : DROPPED;
    }
}
