package io.aihub.sandbox.workload;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What running pods and forwarding to them needs of an API server, wherever it is. */
interface WorkloadApi {
    /** The objects of a kind that concern this node; pods, Services or EndpointSlices. */
    <T extends HasMetadata> List<T> list(Class<T> kind);

    /** One object. */
    <T extends HasMetadata> Optional<T> get(Class<T> kind, String namespace, String name);

    /** Replaces the status; false when the pod is gone or was changed since it was read. */
    boolean updateStatus(Pod pod);

    /** Says that a pod which was to end has ended; false when it is gone. */
    boolean ended(Pod pod);

    /** Calls back after every change of these kinds; quickly, since others wait. */
    AutoCloseable onChange(Set<Class<? extends HasMetadata>> kinds, Runnable callback);
}
