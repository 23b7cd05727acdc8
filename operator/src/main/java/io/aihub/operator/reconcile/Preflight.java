package io.aihub.operator.reconcile;

import io.aihub.operator.cache.ClusterCaches;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether every kind that the loop reads can be read. Without one of them the loop would take an
 * object that it cannot see for one that does not exist.
 */
final class Preflight {
    private final KubernetesClient client;

    Preflight(KubernetesClient client) {
        this.client = client;
    }

    /**
     * What keeps the loop from starting, in one sentence with what to do; absent when nothing does.
     */
    Optional<String> obstacle() {
        List<String> undefined = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (Class<? extends HasMetadata> kind : ClusterCaches.KINDS) {
            try {
                client.resources(kind)
                        .inAnyNamespace()
                        .list(new ListOptionsBuilder().withLimit(1L).build());
            } catch (KubernetesClientException e) {
                switch (e.getCode()) {
                    case HttpURLConnection.HTTP_NOT_FOUND ->
                            undefined.add(HasMetadata.getFullResourceName(kind));
                    case HttpURLConnection.HTTP_FORBIDDEN ->
                            refused.add(HasMetadata.getFullResourceName(kind));
                    default -> {
                        return Optional.of(unreachable(e));
                    }
                }
            }
        }
        return undefined.isEmpty() ? refusal(refused) : Optional.of(missing(undefined));
    }

    private static String missing(List<String> kinds) {
        return "install the CRDs (kubectl apply -f crds/, or the chart): the API server does not know "
                + String.join(", ", kinds);
    }

    private static Optional<String> refusal(List<String> kinds) {
        return kinds.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "give the operator's service account the chart's ClusterRole: it may not list "
                                + String.join(", ", kinds));
    }

    private static String unreachable(KubernetesClientException e) {
        String why =
                e.getCode() > 0
                        ? "HTTP " + e.getCode()
                        : e.getCause() == null
                                ? e.getClass().getSimpleName()
                                : e.getCause().getClass().getSimpleName();
        return "the API server does not answer (" + why + ")";
    }
}
