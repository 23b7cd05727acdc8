package io.aihub.operator.sample;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * Reads a body up to a limit, and gives up beyond it: an endless answer costs no more than that.
 */
final class BoundedBody implements BodySubscriber<byte[]> {
    private final long maxBytes;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private Flow.Subscription subscription;

    BoundedBody(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription incoming) {
        subscription = incoming;
        incoming.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            byte[] chunk = new byte[buffer.remaining()];
            buffer.get(chunk);
            bytes.writeBytes(chunk);
        }
        if (bytes.size() > maxBytes) {
            subscription.cancel();
            bytes.reset();
            body.completeExceptionally(new TooLongException(maxBytes));
        }
    }

    @Override
    public void onError(Throwable cause) {
        body.completeExceptionally(cause);
    }

    @Override
    public void onComplete() {
        body.complete(bytes.toByteArray());
    }

    /** The answer was longer than the metric source allows. */
    static final class TooLongException extends Exception {
        private static final long serialVersionUID = 1L;

        TooLongException(long maxBytes) {
            super("the answer is longer than " + maxBytes + " bytes");
        }
    }
}
