package io.aihub.sandbox.workload;

import io.aihub.sandbox.workload.PodState.Phase;
import io.fabric8.kubernetes.api.model.Container;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One pod's program: started in the background, probed until ready and ever after, restarted with a
 * growing pause when it fails, drained when it must end.
 */
final class RunningPod {
    private static final long FIRST_PROBES_MILLIS = 50;
    private static final long FIRST_BACKOFF_MILLIS = 500;
    private static final long LONGEST_BACKOFF_MILLIS = 10_000;
    private static final int ADDRESS_ATTEMPTS = 50;

    private final PodSpecification specification;
    private final PodSurroundings surroundings;
    private final HealthProbe probe;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile PodState state;
    private PodHandle handle;
    private int failures;

    /** What the pod runs. */
    record PodSpecification(String name, Container container, PodLaunch launch) {}

    /**
     * What all pods share.
     *
     * @param host the node's own address
     */
    record PodSurroundings(
            ImageRegistry images,
            PodAddresses addresses,
            String host,
            ScheduledExecutorService scheduler,
            Runnable changed) {}

    RunningPod(PodSpecification specification, PodSurroundings surroundings) {
        this.specification = specification;
        this.surroundings = surroundings;
        this.probe = new HealthProbe(specification.container());
        this.state =
                new PodState(
                        Phase.Waiting,
                        Optional.of("ContainerCreating"),
                        Optional.empty(),
                        0,
                        specification.launch().clock().instant());
        later(0, this::launch);
    }

    PodState state() {
        return state;
    }

    /** Drains and then ends, at the latest after the grace; only the first call counts. */
    void terminate(Duration grace) {
        lock.lock();
        try {
            if (isEnding()) {
                return;
            }
            become(state.to(Phase.Terminating, now()));
            Optional.ofNullable(handle).ifPresent(PodHandle::drain);
        } finally {
            lock.unlock();
        }
        Thread ending = new Thread(() -> end(grace), specification.name() + "-ending");
        ending.setDaemon(true);
        ending.start();
    }

    /** Ends at once. */
    void kill() {
        lock.lock();
        try {
            Optional.ofNullable(handle).ifPresent(PodHandle::close);
            become(state.to(Phase.Gone, now()));
        } finally {
            lock.unlock();
        }
    }

    private void end(Duration grace) {
        try {
            PodHandle running = handle;
            if (running != null) {
                running.awaitIdle(grace);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            kill();
        }
    }

    private void launch() {
        lock.lock();
        try {
            if (!isEnding()) {
                start();
            }
        } finally {
            lock.unlock();
        }
    }

    private void start() {
        Optional<PodProgram> program =
                surroundings.images().find(specification.container().getImage());
        if (program.isEmpty()) {
            become(state.waitingFor("ErrImagePull", state.restarts(), now()));
            later(backoff(0), this::launch);
            return;
        }
        try {
            InetAddress address = startAtFreeAddress(program.get());
            failures = 0;
            become(state.running(address, now()));
            later(probe.initialDelayMillis(), this::check);
        } catch (IOException | RuntimeException e) {
            int restarts = state.restarts() + 1;
            become(state.waitingFor("CrashLoopBackOff", restarts, now()));
            later(backoff(restarts), this::launch);
        }
    }

    private InetAddress startAtFreeAddress(PodProgram program) throws IOException {
        PodLaunch launch = specification.launch();
        BindException last = new BindException("no address tried");
        for (int i = 0; i < ADDRESS_ATTEMPTS; i++) {
            InetAddress address = surroundings.addresses().take();
            try {
                handle =
                        program.start(
                                new PodLaunch(
                                        launch.podName(),
                                        address,
                                        launch.ports(),
                                        launch.env(),
                                        launch.args(),
                                        launch.clock()));
                return address;
            } catch (BindException e) {
                last = e;
            }
        }
        throw last;
    }

    /** Probes without the lock, since a probe may take its whole timeout. */
    private void check() {
        PodState before = state;
        if (isEnding() || before.address().isEmpty()) {
            return;
        }
        boolean answers = probe.succeeds(before.address().get());
        lock.lock();
        try {
            if (isEnding()) {
                return;
            }
            if (!handle.isAlive()) {
                handle.close();
                int restarts = state.restarts() + 1;
                become(state.waitingFor("CrashLoopBackOff", restarts, now()));
                later(backoff(restarts), this::launch);
                return;
            }
            judge(answers);
            boolean settled = state.phase() == Phase.Ready;
            later(settled ? probe.periodMillis() : FIRST_PROBES_MILLIS, this::check);
        } finally {
            lock.unlock();
        }
    }

    private void judge(boolean answers) {
        failures = answers ? 0 : failures + 1;
        if (answers && state.phase() == Phase.Running) {
            become(state.to(Phase.Ready, now()));
        } else if (failures >= probe.failureThreshold() && state.phase() == Phase.Ready) {
            become(state.to(Phase.Running, now()));
        }
    }

    private boolean isEnding() {
        return state.phase() == Phase.Terminating || state.phase() == Phase.Gone;
    }

    private void become(PodState next) {
        state = next;
        surroundings.changed().run();
    }

    private Instant now() {
        return specification.launch().clock().instant();
    }

    private void later(long millis, Runnable work) {
        if (!surroundings.scheduler().isShutdown()) {
            surroundings.scheduler().schedule(work, millis, TimeUnit.MILLISECONDS);
        }
    }

    private static long backoff(int restarts) {
        return Math.min(LONGEST_BACKOFF_MILLIS, FIRST_BACKOFF_MILLIS << Math.min(restarts, 5));
    }
}
