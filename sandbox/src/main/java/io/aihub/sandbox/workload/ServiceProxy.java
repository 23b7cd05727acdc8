package io.aihub.sandbox.workload;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.random.RandomGenerator;

/** Services as a data plane: a listener for each of their ports that forwards to ready pods. */
final class ServiceProxy implements AutoCloseable {
    private final WorkloadApi api;
    private final Listening listening;
    private final ExecutorService threads;
    private final RandomGenerator random;
    private final Map<Port, PortProxy> proxies = new ConcurrentHashMap<>();

    /** One port of one Service. */
    private record Port(String namespace, String service, int number) {}

    /** Where a Service is listened for. */
    enum Listening {
        /** On its own address, which is one of this machine's. */
        ClusterAddress,
        /** On some loopback address, since its own is the cluster's. */
        AnyLoopback
    }

    ServiceProxy(
            WorkloadApi api, Listening listening, ExecutorService threads, RandomGenerator random) {
        this.api = api;
        this.listening = listening;
        this.threads = threads;
        this.random = random;
    }

    void pass() {
        Set<Port> present = new HashSet<>();
        List<EndpointSlice> slices = api.list(EndpointSlice.class);
        OneByOne.each(
                api.list(Service.class).stream().filter(ServiceProxy::hasAddress).toList(),
                service -> {
                    for (ServicePort port : service.getSpec().getPorts()) {
                        Port key = key(service, port);
                        present.add(key);
                        forward(key, service, ready(service, port, slices));
                    }
                });
        proxies.keySet().stream()
                .filter(key -> !present.contains(key))
                .forEach(key -> proxies.remove(key).close());
    }

    /** Where this port of the Service listens, or would if it had a ready pod. */
    Optional<InetSocketAddress> address(String namespace, String service, int port) {
        return Optional.ofNullable(proxies.get(new Port(namespace, service, port)))
                .map(PortProxy::address);
    }

    @Override
    public void close() {
        proxies.values().forEach(PortProxy::close);
    }

    private static boolean hasAddress(Service service) {
        String cluster = service.getSpec().getClusterIP();
        return cluster != null && !cluster.equals("None") && !Owners.isDeleting(service);
    }

    private void forward(Port key, Service service, List<InetSocketAddress> pods) {
        PortProxy proxy =
                proxies.computeIfAbsent(
                        key,
                        any ->
                                new PortProxy(
                                        new InetSocketAddress(firstChoice(service), key.number()),
                                        threads));
        try {
            proxy.forwardTo(pods);
        } catch (IOException taken) {
            // Another cluster restored from the same snapshot may hold the address.
            proxies.put(
                    key, new PortProxy(new InetSocketAddress(loopback(), key.number()), threads));
        }
    }

    private String firstChoice(Service service) {
        return listening == Listening.ClusterAddress
                ? service.getSpec().getClusterIP()
                : loopback();
    }

    private String loopback() {
        return "127.101." + (1 + random.nextInt(254)) + "." + (1 + random.nextInt(254));
    }

    private static List<InetSocketAddress> ready(
            Service service, ServicePort port, List<EndpointSlice> slices) {
        List<InetSocketAddress> pods = new ArrayList<>();
        for (EndpointSlice slice : slices) {
            Optional<Integer> number = number(slice, port);
            if (belongs(slice, service) && number.isPresent()) {
                slice.getEndpoints().stream()
                        .filter(e -> Boolean.TRUE.equals(e.getConditions().getReady()))
                        .flatMap(e -> e.getAddresses().stream())
                        .forEach(a -> pods.add(new InetSocketAddress(a, number.get())));
            }
        }
        return pods;
    }

    private static boolean belongs(EndpointSlice slice, Service service) {
        Map<String, String> labels = slice.getMetadata().getLabels();
        return slice.getMetadata().getNamespace().equals(service.getMetadata().getNamespace())
                && labels != null
                && service.getMetadata()
                        .getName()
                        .equals(labels.get(EndpointSliceReconciler.SERVICE_NAME));
    }

    private static Optional<Integer> number(EndpointSlice slice, ServicePort port) {
        String wanted = port.getName() == null ? "" : port.getName();
        return slice.getPorts().stream()
                .filter(p -> wanted.equals(p.getName() == null ? "" : p.getName()))
                .map(EndpointPort::getPort)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static Port key(Service service, ServicePort port) {
        return new Port(
                service.getMetadata().getNamespace(),
                service.getMetadata().getName(),
                port.getPort());
    }
}
