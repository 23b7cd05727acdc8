package io.aihub.sandbox.workload;

import io.aihub.sandbox.apiserver.LocalApi;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The API server of this process; every pod of it is this node's. */
record EmbeddedApi(LocalApi api) implements WorkloadApi {
    @Override
    public <T extends HasMetadata> List<T> list(Class<T> kind) {
        return api.list(kind);
    }

    @Override
    public <T extends HasMetadata> Optional<T> get(Class<T> kind, String namespace, String name) {
        return api.get(kind, namespace, name);
    }

    @Override
    public boolean updateStatus(Pod pod) {
        return api.updateStatus(pod);
    }

    @Override
    public boolean ended(Pod pod) {
        return api.delete(pod, "?gracePeriodSeconds=0");
    }

    @Override
    public AutoCloseable onChange(Set<Class<? extends HasMetadata>> kinds, Runnable callback) {
        return api.onChange(kinds, callback);
    }
}
