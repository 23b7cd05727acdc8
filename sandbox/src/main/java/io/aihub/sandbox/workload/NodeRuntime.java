package io.aihub.sandbox.workload;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One node of a real cluster, played by this process: registers itself, keeps its heartbeat, runs
 * the pods that the cluster's scheduler binds to it, and listens for its Services on loopback
 * addresses. All else is the cluster's own controllers' work.
 */
public final class NodeRuntime implements AutoCloseable {
    /** The resource that a pod has to ask for to come here; no other node has any of it. */
    public static final String RESOURCE = NodeRegistration.RESOURCE;

    private static final Set<Class<? extends HasMetadata>> KINDS =
            Set.of(Pod.class, Service.class, EndpointSlice.class);

    private final PassLoop loop = new PassLoop("node-runtime");
    private final RemoteApi api;
    private final NodePrograms programs;
    private final NodeRegistration registration;

    /**
     * Which node.
     *
     * @param name of the Node object; one of this name is taken over
     * @param pods their addresses, which this machine must be able to bind
     * @param namespaces whose Services are listened for
     * @param longestGrace bounds every pod's termination grace period
     */
    public record Options(
            String name, AddressRange pods, Set<String> namespaces, Duration longestGrace) {}

    private NodeRuntime(
            KubernetesClient client, Options options, ImageRegistry images, Clock clock) {
        NodePrograms.Layout layout =
                new NodePrograms.Layout(
                        options.pods(), ServiceProxy.Listening.AnyLoopback, options.longestGrace());
        api = RemoteApi.watch(client, options.name(), options.namespaces());
        programs = new NodePrograms(api, images, layout, clock, loop::signal);
        api.onChange(KINDS, loop::signal);
        registration =
                new NodeRegistration(
                        client, options.name(), options.pods().node().getHostAddress(), clock);
        // Pods come last: one that must end has left the proxies before it begins to drain.
        loop.start(List.of(programs.proxy()::pass, programs.runner()::pass));
    }

    /**
     * Registers the node and begins to run its pods.
     *
     * @param client may write nodes, leases and pods; stays its caller's to close
     */
    public static NodeRuntime start(
            KubernetesClient client, Options options, ImageRegistry images, Clock clock) {
        NodeRuntime runtime = new NodeRuntime(client, options, images, clock);
        try {
            runtime.registration.register();
            return runtime;
        } catch (RuntimeException e) {
            runtime.close();
            throw e;
        }
    }

    /** Whether the cluster's scheduler may bind pods to it. */
    public boolean isSchedulable() {
        return registration.isSchedulable();
    }

    /**
     * Where a Service's port can be reached; empty while there is no such Service. Connections are
     * refused there while no pod is ready.
     */
    public Optional<InetSocketAddress> serviceAddress(String namespace, String name, int port) {
        return programs.serviceAddress(namespace, name, port);
    }

    /** Ends all pods and listeners at once, and takes the node out of the cluster. */
    @Override
    public void close() {
        loop.close();
        api.close();
        programs.close();
        registration.close();
    }
}
