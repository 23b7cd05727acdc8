package io.aihub.sandbox.workload;

import io.aihub.sandbox.workload.RunningPod.PodSurroundings;
import io.aihub.sandbox.workload.ServiceProxy.Listening;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;

/** What runs on a node: the pods, and the listeners of the Services. */
final class NodePrograms implements AutoCloseable {
    private static final int PROBE_THREADS = 8;

    private final PodRunner runner;
    private final ServiceProxy proxy;
    private final ExecutorService proxyThreads;
    private final ScheduledExecutorService scheduler;

    /**
     * How this node is made.
     *
     * @param pods their addresses
     * @param listening where its Services are listened for
     * @param longestGrace bounds every pod's termination grace period
     */
    record Layout(AddressRange pods, Listening listening, Duration longestGrace) {}

    NodePrograms(
            WorkloadApi api, ImageRegistry images, Layout layout, Clock clock, Runnable changed) {
        Random random = new Random();
        proxyThreads = Executors.newCachedThreadPool(daemons("service-proxy"));
        scheduler = Executors.newScheduledThreadPool(PROBE_THREADS, daemons("kubelet"));
        PodSurroundings surroundings =
                new PodSurroundings(
                        images,
                        new PodAddresses(layout.pods(), random),
                        layout.pods().node().getHostAddress(),
                        scheduler,
                        changed);
        runner = new PodRunner(api, surroundings, clock, layout.longestGrace());
        proxy = new ServiceProxy(api, layout.listening(), proxyThreads, random);
    }

    PodRunner runner() {
        return runner;
    }

    ServiceProxy proxy() {
        return proxy;
    }

    Optional<InetSocketAddress> serviceAddress(String namespace, String name, int port) {
        return proxy.address(namespace, name, port);
    }

    /** Ends all at once. */
    @Override
    public void close() {
        scheduler.shutdownNow();
        proxy.close();
        runner.killAll();
        proxyThreads.shutdownNow();
    }

    static ThreadFactory daemons(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
