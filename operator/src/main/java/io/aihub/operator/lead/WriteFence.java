package io.aihub.operator.lead;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.util.Set;

/**
 * Lets no write leave this process while it does not lead, at the one place that every request
 * passes. A write that is held back fails as if the API server were away.
 */
public final class WriteFence implements Interceptor {
    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final String LEASES = "/apis/coordination.k8s.io/";

    private final Leadership leadership;

    public WriteFence(Leadership leadership) {
        this.leadership = leadership;
    }

    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
        if (WRITES.contains(request.method())
                && !request.uri().getPath().contains(LEASES)
                && !leadership.isHeld()) {
            throw new KubernetesClientException("not sent: this process does not lead");
        }
    }
}
