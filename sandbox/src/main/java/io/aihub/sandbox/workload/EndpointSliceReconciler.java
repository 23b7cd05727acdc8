package io.aihub.sandbox.workload;

import io.aihub.sandbox.apiserver.LocalApi;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPortBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSliceBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One EndpointSlice for each Service with a selector, listing the pods the selector matches now.
 */
final class EndpointSliceReconciler {
    static final String SERVICE_NAME = "kubernetes.io/service-name";

    private final LocalApi api;
    private final PodRunner runner;

    EndpointSliceReconciler(LocalApi api, PodRunner runner) {
        this.api = api;
        this.runner = runner;
    }

    void pass() {
        List<Pod> pods = api.list(Pod.class);
        List<Service> selecting =
                api.list(Service.class).stream()
                        .filter(service -> !service.getSpec().getSelector().isEmpty())
                        .filter(service -> !Owners.isDeleting(service))
                        .toList();
        OneByOne.each(
                selecting,
                service ->
                        reconcile(
                                service,
                                pods.stream().filter(pod -> matches(service, pod)).toList()));
    }

    private void reconcile(Service service, List<Pod> pods) {
        EndpointSlice wanted = slice(service, pods);
        Optional<EndpointSlice> present =
                api.get(
                        EndpointSlice.class,
                        service.getMetadata().getNamespace(),
                        wanted.getMetadata().getName());
        if (present.isEmpty()) {
            api.create(wanted);
        } else if (!content(present.get()).equals(content(wanted))) {
            api.update(
                    new EndpointSliceBuilder(present.get())
                            .withEndpoints(wanted.getEndpoints())
                            .withPorts(wanted.getPorts())
                            .build());
        }
    }

    private EndpointSlice slice(Service service, List<Pod> pods) {
        String name = service.getMetadata().getName();
        return new EndpointSliceBuilder()
                .withMetadata(
                        new ObjectMetaBuilder()
                                .withName(
                                        name
                                                + "-"
                                                + Owners.digest(service.getMetadata().getUid(), 5))
                                .withNamespace(service.getMetadata().getNamespace())
                                .addToLabels(SERVICE_NAME, name)
                                .addToLabels(
                                        "endpointslice.kubernetes.io/managed-by",
                                        "endpointslice-controller.k8s.io")
                                .withOwnerReferences(Owners.controller(service))
                                .build())
                .withAddressType("IPv4")
                .withEndpoints(pods.stream().flatMap(pod -> endpoint(pod).stream()).toList())
                .withPorts(
                        service.getSpec().getPorts().stream()
                                .map(port -> port(port, pods))
                                .toList())
                .build();
    }

    /** Readiness counts only as this runtime sees it now: a restored status may be another's. */
    private Optional<Endpoint> endpoint(Pod pod) {
        Optional<String> ready = runner.readyAddress(pod);
        boolean deleting = Owners.isDeleting(pod);
        String recorded = pod.getStatus() == null ? null : pod.getStatus().getPodIP();
        String address = ready.orElse(recorded);
        if (address == null) {
            return Optional.empty();
        }
        return Optional.of(
                new EndpointBuilder()
                        .withAddresses(address)
                        .withNewConditions()
                        .withReady(ready.isPresent() && !deleting)
                        .withServing(ready.isPresent())
                        .withTerminating(deleting)
                        .endConditions()
                        .withNodeName(pod.getSpec().getNodeName())
                        .withNewTargetRef()
                        .withKind("Pod")
                        .withName(pod.getMetadata().getName())
                        .withNamespace(pod.getMetadata().getNamespace())
                        .withUid(pod.getMetadata().getUid())
                        .endTargetRef()
                        .build());
    }

    private static EndpointPort port(ServicePort port, List<Pod> pods) {
        return new EndpointPortBuilder()
                .withName(port.getName() == null ? "" : port.getName())
                .withProtocol(port.getProtocol())
                .withPort(target(port, pods))
                .build();
    }

    private static Integer target(ServicePort port, List<Pod> pods) {
        IntOrString target = port.getTargetPort();
        if (target == null || target.getIntVal() != null) {
            return target == null ? port.getPort() : target.getIntVal();
        }
        return pods.stream()
                .flatMap(pod -> pod.getSpec().getContainers().stream())
                .flatMap(container -> container.getPorts().stream())
                .filter(named -> target.getStrVal().equals(named.getName()))
                .map(ContainerPort::getContainerPort)
                .findFirst()
                .orElse(null);
    }

    private static boolean matches(Service service, Pod pod) {
        Map<String, String> labels = pod.getMetadata().getLabels();
        return pod.getMetadata().getNamespace().equals(service.getMetadata().getNamespace())
                && labels != null
                && labels.entrySet().containsAll(service.getSpec().getSelector().entrySet());
    }

    private static String content(EndpointSlice slice) {
        return Serialization.asJson(slice.getEndpoints()) + Serialization.asJson(slice.getPorts());
    }
}
