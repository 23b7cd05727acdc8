package io.aihub.sandbox.workload;

import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An API server over the network, seen as a kubelet and a kube-proxy see it: through watches of the
 * pods of one node, and of the Services and EndpointSlices of some namespaces.
 */
final class RemoteApi implements WorkloadApi, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(RemoteApi.class.getName());
    private static final Set<Integer> GONE_OR_CHANGED =
            Set.of(HttpURLConnection.HTTP_NOT_FOUND, HttpURLConnection.HTTP_CONFLICT);

    private final KubernetesClient client;
    private final Map<Class<?>, List<SharedIndexInformer<?>>> informers = new ConcurrentHashMap<>();
    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();

    private record Subscription(Set<Class<? extends HasMetadata>> kinds, Runnable callback) {}

    private RemoteApi(KubernetesClient client) {
        this.client = client;
    }

    /**
     * Begins to watch, and returns when all that is there now is known.
     *
     * @param client stays its caller's to close
     */
    static RemoteApi watch(KubernetesClient client, String node, Set<String> namespaces) {
        RemoteApi api = new RemoteApi(client);
        api.informers.put(
                Pod.class,
                List.of(
                        client.pods()
                                .inAnyNamespace()
                                .withField("spec.nodeName", node)
                                .inform(api.telling(Pod.class))));
        List<SharedIndexInformer<?>> services = new ArrayList<>();
        List<SharedIndexInformer<?>> slices = new ArrayList<>();
        for (String namespace : namespaces) {
            services.add(
                    client.services().inNamespace(namespace).inform(api.telling(Service.class)));
            slices.add(
                    client.resources(EndpointSlice.class)
                            .inNamespace(namespace)
                            .inform(api.telling(EndpointSlice.class)));
        }
        api.informers.put(Service.class, services);
        api.informers.put(EndpointSlice.class, slices);
        return api;
    }

    @Override
    public <T extends HasMetadata> List<T> list(Class<T> kind) {
        return informers.getOrDefault(kind, List.of()).stream()
                .flatMap(informer -> informer.getStore().list().stream())
                .map(kind::cast)
                .toList();
    }

    @Override
    public <T extends HasMetadata> Optional<T> get(Class<T> kind, String namespace, String name) {
        return Optional.ofNullable(
                client.resources(kind).inNamespace(namespace).withName(name).get());
    }

    @Override
    public boolean updateStatus(Pod pod) {
        return done(pod, () -> client.resource(pod).updateStatus());
    }

    /** Only this very pod: one of the same name may have been made since. */
    @Override
    public boolean ended(Pod pod) {
        var options =
                new DeleteOptionsBuilder()
                        .withGracePeriodSeconds(0L)
                        .withNewPreconditions()
                        .withUid(pod.getMetadata().getUid())
                        .endPreconditions()
                        .build();
        String path =
                "/api/v1/namespaces/"
                        + pod.getMetadata().getNamespace()
                        + "/pods/"
                        + pod.getMetadata().getName();
        return done(pod, () -> client.raw(path, "DELETE", options));
    }

    @Override
    public AutoCloseable onChange(Set<Class<? extends HasMetadata>> kinds, Runnable callback) {
        Subscription subscription = new Subscription(kinds, callback);
        subscriptions.add(subscription);
        return () -> subscriptions.remove(subscription);
    }

    @Override
    public void close() {
        informers.values().forEach(each -> each.forEach(SharedIndexInformer::stop));
    }

    private static boolean done(Pod pod, Runnable request) {
        try {
            request.run();
            return true;
        } catch (KubernetesClientException e) {
            if (!GONE_OR_CHANGED.contains(e.getCode())) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "pod {0}/{1}: {2}",
                        pod.getMetadata().getNamespace(),
                        pod.getMetadata().getName(),
                        e.getMessage());
            }
            return false;
        }
    }

    private <T extends HasMetadata> ResourceEventHandler<T> telling(Class<T> kind) {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(T added) {
                tell(kind);
            }

            @Override
            public void onUpdate(T before, T now) {
                tell(kind);
            }

            @Override
            public void onDelete(T deleted, boolean unknownState) {
                tell(kind);
            }
        };
    }

    private void tell(Class<?> kind) {
        for (Subscription each : subscriptions) {
            if (each.kinds().contains(kind)) {
                each.callback().run();
            }
        }
    }
}
