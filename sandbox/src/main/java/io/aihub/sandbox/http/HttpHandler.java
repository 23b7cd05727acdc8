package io.aihub.sandbox.http;

/** Answers requests; called on the connection's own thread. */
@FunctionalInterface
public interface HttpHandler {
    /** Never null; an exception becomes a bare 500. */
    HttpAnswer handle(HttpRequest request);
}
