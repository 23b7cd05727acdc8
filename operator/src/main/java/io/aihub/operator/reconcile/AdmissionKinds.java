package io.aihub.operator.reconcile;

import io.aihub.operator.Labels;
import io.aihub.operator.observe.AdmissionSource;
import io.aihub.operator.observe.AdmissionSource.Watched;
import io.aihub.operator.observe.SlimItemStore;
import io.aihub.operator.observe.Sources;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBinding;
import io.fabric8.kubernetes.client.KubernetesClient;

/** The two kinds of admission policies, by the client. */
record AdmissionKinds(KubernetesClient client) {

    AdmissionSource source(Runnable changed) {
        return new AdmissionSource(
                watched(ValidatingAdmissionPolicy.class),
                watched(ValidatingAdmissionPolicyBinding.class),
                changed);
    }

    private <T extends HasMetadata> Watched<T> watched(Class<T> type) {
        var ours = client.resources(type).withLabel(AdmissionSource.PART_OF, Labels.OPERATOR);
        return new Watched<>(
                ours.withLimit(Sources.LIST_LIMIT)
                        .runnableInformer(0)
                        .itemStore(new SlimItemStore<>()),
                () -> ours.list(new ListOptionsBuilder().withLimit(1L).build()));
    }
}
