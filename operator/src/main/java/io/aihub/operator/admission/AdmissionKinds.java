package io.aihub.operator.admission;

import io.aihub.operator.admission.AdmissionSource.Watched;
import io.aihub.operator.cache.ClusterCaches;
import io.aihub.operator.cache.SlimItemStore;
import io.aihub.operator.kubernetes.Labels;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBinding;
import io.fabric8.kubernetes.client.KubernetesClient;

/** The two kinds of admission policies, by the client. */
public record AdmissionKinds(KubernetesClient client) {

    /** Not started. */
    public AdmissionSource source(Runnable changed) {
        return new AdmissionSource(
                watched(ValidatingAdmissionPolicy.class),
                watched(ValidatingAdmissionPolicyBinding.class),
                changed);
    }

    private <T extends HasMetadata> Watched<T> watched(Class<T> type) {
        var ours = client.resources(type).withLabel(AdmissionSource.PART_OF, Labels.OPERATOR);
        return new Watched<>(
                ours.withLimit(ClusterCaches.LIST_LIMIT)
                        .runnableInformer(0)
                        .itemStore(new SlimItemStore<>()),
                () -> ours.list(new ListOptionsBuilder().withLimit(1L).build()));
    }
}
