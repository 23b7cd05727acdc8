package io.aihub.sandbox.model;

import io.aihub.sandbox.workload.HttpPodHandle;
import io.aihub.sandbox.workload.PodHandle;
import io.aihub.sandbox.workload.PodLaunch;
import io.aihub.sandbox.workload.PodProgram;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A model server as what the pods of one image run. {@code MODEL_NAME} (default {@code
 * pe-triage-ct}) and {@code MODEL_VERSION} (default: that of the coefficients) in the container's
 * environment name what it serves.
 */
public final class ModelProgram implements PodProgram {
    private static final String DEFAULT_NAME = "pe-triage-ct";

    private final LogisticModel model;
    private final CountRelease release = CountRelease.of(ReferenceCounts.standard());
    private final List<ModelHandler> running = new CopyOnWriteArrayList<>();
    private volatile MetricsSwitch metrics = MetricsSwitch.On;

    /** Pods with these coefficients, the edges of the standard reference and batches of ten. */
    public ModelProgram(LogisticModel model) {
        this.model = model;
    }

    /** Shows or hides {@code /metrics} in all running pods of this image and in those to come. */
    public synchronized void metrics(MetricsSwitch next) {
        metrics = next;
        running.forEach(handler -> handler.expose(next));
    }

    @Override
    public PodHandle start(PodLaunch launch) throws IOException {
        ModelConfig config;
        try {
            config = config(launch.env(), launch.clock());
        } catch (IllegalArgumentException e) {
            throw new IOException("the environment does not fit: " + e.getMessage(), e);
        }
        ModelHandler handler =
                new ModelHandler(
                        config,
                        new SampleModelMetrics(config, launch.clock().instant()),
                        Behaviour.Serves);
        HttpPodHandle http = HttpPodHandle.start(launch, handler);
        synchronized (this) {
            handler.expose(metrics);
            running.add(handler);
        }
        return new Running(http, handler);
    }

    private ModelConfig config(Map<String, String> env, Clock clock) {
        return new ModelConfig(
                env.getOrDefault("MODEL_NAME", DEFAULT_NAME),
                env.getOrDefault("MODEL_VERSION", model.version()),
                model,
                release,
                MissingValues.Refuse,
                clock);
    }

    /** Tells the handler too when its pod drains, so that readiness says so. */
    private final class Running implements PodHandle {
        private final PodHandle http;
        private final ModelHandler handler;

        Running(PodHandle http, ModelHandler handler) {
            this.http = http;
            this.handler = handler;
        }

        @Override
        public void drain() {
            handler.drain();
            http.drain();
        }

        @Override
        public void awaitIdle(Duration limit) throws InterruptedException {
            http.awaitIdle(limit);
        }

        @Override
        public void close() {
            running.remove(handler);
            http.close();
        }
    }
}
