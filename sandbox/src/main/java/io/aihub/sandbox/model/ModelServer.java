package io.aihub.sandbox.model;

import io.aihub.sandbox.http.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;

/** A running model server: the Open Inference Protocol V2 and {@code /metrics} on one port. */
public final class ModelServer implements AutoCloseable {
    private final HttpServer http;
    private final ModelHandler handler;

    private ModelServer(HttpServer http, ModelHandler handler) {
        this.http = http;
        this.handler = handler;
    }

    /**
     * Serves at once; port 0 takes any free one.
     *
     * @throws IOException when the address cannot be bound
     */
    public static ModelServer start(InetSocketAddress address, ModelConfig config)
            throws IOException {
        return start(address, config, Behaviour.Serves);
    }

    /**
     * Serves, or misbehaves, from the first request on.
     *
     * @throws IOException when the address cannot be bound
     */
    public static ModelServer start(
            InetSocketAddress address, ModelConfig config, Behaviour behaviour) throws IOException {
        SampleModelMetrics metrics = new SampleModelMetrics(config, config.clock().instant());
        ModelHandler handler = new ModelHandler(config, metrics, behaviour);
        String name = "model-" + config.modelName() + "-" + config.modelVersion();
        return new ModelServer(HttpServer.start(address, name, handler), handler);
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return http.address();
    }

    /** Shows or hides {@code /metrics} from now on. */
    public ModelServer withMetrics(MetricsSwitch metrics) {
        handler.expose(metrics);
        return this;
    }

    /** Behaves so from the next request on. */
    public ModelServer behave(Behaviour behaviour) {
        handler.behave(behaviour);
        return this;
    }

    /**
     * Readiness answers 503 from now on, and every answer asks to end its connection with {@code
     * Connection: close}; requests are still answered, on new connections too.
     */
    public void beginDrain() {
        handler.drain();
        http.drain();
    }

    /**
     * Waits until no request has been under way for the whole of {@code quiet}, beginning now.
     *
     * @return false when {@code limit} ran out first
     */
    public boolean awaitIdle(Duration quiet, Duration limit) throws InterruptedException {
        return http.awaitIdle(quiet, limit);
    }

    /** Ends the listener and all connections at once; closing twice changes nothing. */
    @Override
    public void close() {
        http.close();
    }
}
