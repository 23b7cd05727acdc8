package io.aihub.sandbox.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** What a handler does with a request. */
public sealed interface HttpAnswer {

    /**
     * A complete answer.
     *
     * @param status the HTTP status code
     * @param body may be empty
     */
    record Full(int status, String contentType, byte[] body) implements HttpAnswer {}

    /** A 200 whose JSON body comes bit by bit, in chunks that the body flushes itself. */
    record Stream(Body body) implements HttpAnswer {}

    /** The connection is closed without a byte of an answer, as when a server dies. */
    record Drop() implements HttpAnswer {}

    /** No answer ever; the connection stays open until the server is closed. */
    record Silence() implements HttpAnswer {}

    /** The rest of an answer. */
    @FunctionalInterface
    interface Body {
        /**
         * Writes until there is no more; it is interrupted when the server is closed.
         *
         * @throws IOException when the client is gone
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /** An answer with a JSON body. */
    static Full json(int status, String body) {
        return text(status, "application/json", body);
    }

    /** An answer with a text body of this content type. */
    static Full text(int status, String contentType, String body) {
        return new Full(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }
}
