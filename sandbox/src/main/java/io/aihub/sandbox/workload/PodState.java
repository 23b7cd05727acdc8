package io.aihub.sandbox.workload;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * How a pod is doing.
 *
 * @param waiting why its container does not run, for example {@code ErrImagePull}
 * @param address where it serves, once it has started
 * @param since when it entered this phase
 */
record PodState(
        Phase phase,
        Optional<String> waiting,
        Optional<InetAddress> address,
        int restarts,
        Instant since) {
    /** The stages of a pod's life. */
    enum Phase {
        Waiting,
        Running,
        Ready,
        Terminating,
        Gone
    }

    PodState to(Phase next, Instant now) {
        return new PodState(next, Optional.empty(), address, restarts, now);
    }

    PodState waitingFor(String reason, int newRestarts, Instant now) {
        return new PodState(Phase.Waiting, Optional.of(reason), Optional.empty(), newRestarts, now);
    }

    PodState running(InetAddress at, Instant now) {
        return new PodState(Phase.Running, Optional.empty(), Optional.of(at), restarts, now);
    }
}
