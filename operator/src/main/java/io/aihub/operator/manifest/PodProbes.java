package io.aihub.operator.manifest;

import io.aihub.api.v1alpha1.serving.Liveness;
import io.aihub.api.v1alpha1.serving.Readiness;
import io.aihub.api.v1alpha1.serving.Serving;
import io.aihub.api.v1alpha1.serving.Startup;
import io.aihub.dossier.time.GoDuration;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import java.time.Duration;
import java.util.Optional;

/** What the kubelet asks a pod, over HTTP on the port of the predictions. */
final class PodProbes {
    private static final int PERIOD_SECONDS = 5;
    private static final int TIMEOUT_SECONDS = 3;
    private static final int FAILURES = 3;
    private static final int LIVENESS_PERIOD_SECONDS = 10;

    private final Serving serving;
    private final String port;

    /**
     * @param port the name of the container's port
     */
    PodProbes(Serving serving, String port) {
        this.serving = serving;
        this.port = port;
    }

    Probe readiness() {
        Optional<Readiness> given = ReadinessEndpoint.of(serving);
        return http(ReadinessEndpoint.path(serving), given.map(Readiness::timeout))
                .withInitialDelaySeconds(initialDelay(given))
                .withPeriodSeconds(PERIOD_SECONDS)
                .withFailureThreshold(FAILURES)
                .build();
    }

    /** While it has not succeeded the kubelet asks neither of the other two; absent by default. */
    Probe startup() {
        Startup given = serving.startup();
        if (given == null) {
            return null;
        }
        String path =
                Optional.ofNullable(given.path()).orElseGet(() -> ReadinessEndpoint.path(serving));
        long seconds = GoDuration.parse(given.within()).map(Duration::toSeconds).orElse(0L);
        long failures = Math.max(1, (seconds + PERIOD_SECONDS - 1) / PERIOD_SECONDS);
        return http(path, Optional.empty())
                .withPeriodSeconds(PERIOD_SECONDS)
                .withFailureThreshold((int) Math.min(Integer.MAX_VALUE, failures))
                .build();
    }

    /** Absent by default: a restart cures little, and a wrong path would never let a pod live. */
    Probe liveness() {
        Liveness given = serving.liveness();
        return given == null
                ? null
                : http(given.path(), Optional.ofNullable(given.timeout()))
                        .withPeriodSeconds(LIVENESS_PERIOD_SECONDS)
                        .withFailureThreshold(FAILURES)
                        .build();
    }

    private ProbeBuilder http(String path, Optional<String> timeout) {
        return new ProbeBuilder()
                .withNewHttpGet()
                .withPath(path)
                .withNewPort(port)
                .withScheme("HTTP")
                .endHttpGet()
                .withTimeoutSeconds(
                        timeout.flatMap(GoDuration::parse)
                                .map(PodProbes::wholeSeconds)
                                .orElse(TIMEOUT_SECONDS))
                .withSuccessThreshold(1);
    }

    /** The API server drops a delay of 0, so it is left out here too. */
    private static Integer initialDelay(Optional<Readiness> readiness) {
        return readiness
                .map(Readiness::initialDelay)
                .flatMap(GoDuration::parse)
                .map(delay -> (int) Math.min(Integer.MAX_VALUE, delay.toSeconds()))
                .filter(delay -> delay > 0)
                .orElse(null);
    }

    private static int wholeSeconds(Duration time) {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, time.toSeconds()));
    }
}
