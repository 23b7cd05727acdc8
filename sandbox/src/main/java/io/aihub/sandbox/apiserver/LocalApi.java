package io.aihub.sandbox.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.sandbox.http.HttpAnswer;
import io.aihub.sandbox.http.HttpRequest;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The API server's content for controllers inside the sandbox: the same rules and the same journal
 * as over the network, without the network and without hooks.
 */
public final class LocalApi {
    private final ObjectStore store;
    private final ResourceCatalog catalog;
    private final WriteDispatcher writes;
    private final String client;

    LocalApi(ObjectStore store, ResourceCatalog catalog, WriteDispatcher writes, String client) {
        this.store = store;
        this.catalog = catalog;
        this.writes = writes;
        this.client = client;
    }

    /** All objects of a built-in kind in all namespaces. */
    public <T extends HasMetadata> List<T> list(Class<T> kind) {
        return store.list(idOf(kind), "").stream()
                .map(object -> Serialization.unmarshal(object.text(), kind))
                .toList();
    }

    /** One object. */
    public <T extends HasMetadata> Optional<T> get(Class<T> kind, String namespace, String name) {
        return store.get(idOf(kind), new ObjectName(namespace, name))
                .map(object -> Serialization.unmarshal(object.text(), kind));
    }

    /**
     * The resource version of every object of a kind that has these labels, by {@code
     * namespace/name}.
     */
    public Map<String, String> versions(
            Class<? extends HasMetadata> kind, Map<String, String> labels) {
        Map<String, String> versions = new TreeMap<>();
        for (StoredObject object : store.list(idOf(kind), "")) {
            JsonNode metadata = object.json().path("metadata");
            boolean has =
                    labels.entrySet().stream()
                            .allMatch(
                                    l ->
                                            Json.at(metadata, "labels", l.getKey())
                                                    .equals(l.getValue()));
            if (has) {
                versions.put(
                        Json.at(metadata, "namespace") + "/" + Json.at(metadata, "name"),
                        Json.at(metadata, "resourceVersion"));
            }
        }
        return versions;
    }

    /** False when the server refused, as for a name that is taken. */
    public boolean create(HasMetadata object) {
        return send("POST", path(object, false), Serialization.asJson(object));
    }

    /** Replaces the object; false when it is gone or was changed since it was read. */
    public boolean update(HasMetadata object) {
        return send("PUT", path(object, true), Serialization.asJson(object));
    }

    /** Replaces the status; false when the object is gone or was changed since it was read. */
    public boolean updateStatus(HasMetadata object) {
        return send("PUT", path(object, true) + "/status", Serialization.asJson(object));
    }

    /**
     * Deletes this very object; false when it is gone.
     *
     * @param query for example {@code ?gracePeriodSeconds=0}, or empty
     */
    public boolean delete(HasMetadata object, String query) {
        String uid = object.getMetadata().getUid();
        ObjectNode options = Json.object().put("kind", "DeleteOptions").put("apiVersion", "v1");
        options.putObject("preconditions").put("uid", uid);
        return send("DELETE", path(object, true) + query, Json.text(options));
    }

    /** Calls back after every change of these kinds; quickly, since the store waits. */
    public AutoCloseable onChange(Set<Class<? extends HasMetadata>> kinds, Runnable callback) {
        Set<GroupResource> ids = kinds.stream().map(LocalApi::idOf).collect(Collectors.toSet());
        Consumer<StoreEvent> listener =
                event -> {
                    if (ids.contains(event.kind())) {
                        callback.run();
                    }
                };
        store.listen(listener);
        return () -> store.forget(listener);
    }

    void applyCrd(ObjectNode crd) {
        String name = Json.at(crd, "metadata", "name");
        String path =
                "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/"
                        + name
                        + "?fieldManager="
                        + client
                        + "&force=true";
        if (!send("PATCH", path, Json.text(crd))) {
            throw new IllegalArgumentException("custom resource definition refused: " + name);
        }
    }

    private boolean send(String method, String target, String body) {
        String type = method.equals("PATCH") ? ObjectPatcher.APPLY : "application/json";
        HttpRequest request =
                new HttpRequest(
                        method,
                        target,
                        Map.of("content-type", type, "user-agent", client),
                        body.getBytes(StandardCharsets.UTF_8));
        ApiPath path = ApiPath.parse(request.path()).orElseThrow();
        HttpAnswer answer = writes.fromController(request, client, path);
        return answer instanceof HttpAnswer.Full full && full.status() < 300;
    }

    private String path(HasMetadata object, boolean named) {
        ResourceType type = catalog.find(idOf(object.getClass())).orElseThrow();
        String root = type.id().group().isEmpty() ? "/api/" : "/apis/";
        String namespace = object.getMetadata().getNamespace();
        return root
                + type.apiVersion()
                + (namespace == null ? "" : "/namespaces/" + namespace)
                + "/"
                + type.id().resource()
                + (named ? "/" + object.getMetadata().getName() : "");
    }

    private static GroupResource idOf(Class<? extends HasMetadata> kind) {
        return new GroupResource(HasMetadata.getGroup(kind), HasMetadata.getPlural(kind));
    }
}
