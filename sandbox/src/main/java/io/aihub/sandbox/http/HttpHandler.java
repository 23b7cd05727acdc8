package io.aihub.sandbox.http;

/** Answers requests; called on a thread of the request's own. */
@FunctionalInterface
public interface HttpHandler {
    /** Never null; an exception becomes a bare 500. */
    HttpAnswer handle(HttpRequest request);
}
