package io.aihub.sandbox.workload;

import io.aihub.sandbox.apiserver.LocalApi;
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

/** The controllers, the node and the service proxy of the sandbox. */
public final class WorkloadRuntime implements AutoCloseable {
    private static final Set<Class<? extends HasMetadata>> KINDS =
            Set.of(
                    Deployment.class,
                    ReplicaSet.class,
                    Pod.class,
                    Service.class,
                    EndpointSlice.class);

    private final PassLoop loop = new PassLoop("workload-runtime");
    private final NodePrograms node;
    private final AutoCloseable subscription;

    private WorkloadRuntime(
            LocalApi api, ImageRegistry images, Clock clock, Duration longestGrace) {
        NodePrograms.Layout layout =
                new NodePrograms.Layout(
                        AddressRange.LOOPBACK, ServiceProxy.Listening.ClusterAddress, longestGrace);
        node = new NodePrograms(new EmbeddedApi(api), images, layout, clock, loop::signal);
        DeploymentReconciler deployments =
                new DeploymentReconciler(api, new DeploymentStatusWriter(clock));
        ReplicaSetReconciler sets = new ReplicaSetReconciler(api, new Random());
        EndpointSliceReconciler endpoints = new EndpointSliceReconciler(api, node.runner());
        subscription = api.onChange(KINDS, loop::signal);
        // Pods come last: one that must end has left the proxies before it begins to drain.
        loop.start(
                List.of(
                        deployments::pass,
                        sets::pass,
                        endpoints::pass,
                        node.proxy()::pass,
                        node.runner()::pass));
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
        return node.serviceAddress(namespace, name, port);
    }

    /** Ends all pods and listeners at once. */
    @Override
    public void close() {
        try {
            subscription.close();
        } catch (Exception e) {
            throw new IllegalStateException("a subscription ends without failing", e);
        }
        loop.close();
        node.close();
    }
}
