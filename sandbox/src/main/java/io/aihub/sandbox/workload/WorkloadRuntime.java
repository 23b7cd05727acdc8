package io.aihub.sandbox.workload;

import io.aihub.sandbox.apiserver.LocalApi;
import io.aihub.sandbox.workload.RunningPod.PodSurroundings;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The controllers, the node and the service proxy of the sandbox. One thread passes over all
 * workloads after every change, and once a second for what only time brings.
 */
public final class WorkloadRuntime implements AutoCloseable {
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final long PATIENCE_MILLIS = 5000;
    private static final int PROBE_THREADS = 8;
    private static final Set<Class<? extends HasMetadata>> KINDS =
            Set.of(
                    Deployment.class,
                    ReplicaSet.class,
                    Pod.class,
                    Service.class,
                    EndpointSlice.class);

    private final PodRunner runner;
    private final ServiceProxy proxy;
    private final List<Runnable> steps;
    private final ExecutorService proxyThreads;
    private final ScheduledExecutorService scheduler;
    private final AutoCloseable subscription;
    private final Thread loop;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean dirty = true;
    private volatile boolean closed;

    private WorkloadRuntime(
            LocalApi api, ImageRegistry images, Clock clock, Duration longestGrace) {
        Random random = new Random();
        proxyThreads = Executors.newCachedThreadPool(daemons("service-proxy"));
        scheduler = Executors.newScheduledThreadPool(PROBE_THREADS, daemons("kubelet"));
        PodSurroundings surroundings =
                new PodSurroundings(images, new PodAddresses(random), scheduler, this::signal);
        runner = new PodRunner(api, surroundings, clock, longestGrace);
        proxy = new ServiceProxy(api, proxyThreads, random);
        DeploymentReconciler deployments =
                new DeploymentReconciler(api, new DeploymentStatusWriter(clock));
        ReplicaSetReconciler sets = new ReplicaSetReconciler(api, random);
        EndpointSliceReconciler endpoints = new EndpointSliceReconciler(api, runner);
        // Pods come last: one that must end has left the proxies before it begins to drain.
        steps = List.of(deployments::pass, sets::pass, endpoints::pass, proxy::pass, runner::pass);
        subscription = api.onChange(KINDS, this::signal);
        loop = new Thread(this::loop, "workload-runtime");
        loop.setDaemon(true);
        loop.start();
    }

    /**
     * Starts running what the API holds.
     *
     * @param longestGrace bounds every pod's termination grace period
     */
    public static WorkloadRuntime start(
            LocalApi api, ImageRegistry images, Clock clock, Duration longestGrace) {
        return new WorkloadRuntime(api, images, clock, longestGrace);
    }

    /**
     * Where a Service's port can be reached; empty while there is no such Service. Connections are
     * refused there while no pod is ready.
     */
    public Optional<InetSocketAddress> serviceAddress(String namespace, String name, int port) {
        return proxy.address(namespace, name, port);
    }

    /** Ends all pods and listeners at once. */
    @Override
    public void close() {
        closed = true;
        signal();
        try {
            subscription.close();
            loop.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException("a subscription ends without failing", e);
        }
        scheduler.shutdownNow();
        proxy.close();
        runner.killAll();
        proxyThreads.shutdownNow();
    }

    private void loop() {
        while (awaitChange()) {
            for (Runnable step : steps) {
                try {
                    step.run();
                } catch (RuntimeException e) {
                    System.getLogger(WorkloadRuntime.class.getName())
                            .log(System.Logger.Level.WARNING, "a pass failed", e);
                }
            }
        }
    }

    /** False when the runtime has ended. */
    private boolean awaitChange() {
        lock.lock();
        try {
            long left = IDLE.toNanos();
            while (!dirty && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            dirty = false;
            return !closed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void signal() {
        lock.lock();
        try {
            dirty = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static ThreadFactory daemons(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
