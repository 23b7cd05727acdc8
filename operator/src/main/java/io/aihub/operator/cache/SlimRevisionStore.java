package io.aihub.operator.cache;

import io.aihub.api.v1alpha1.ModelRevision;
import io.aihub.api.v1alpha1.ModelRevisionSpec;
import io.aihub.dossier.content.PackedContent;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.informers.cache.Cache;

/** Keeps the content of a revision as text, a third of its tree: few are looked at in a pass. */
final class SlimRevisionStore extends BasicItemStore<ModelRevision> {
    SlimRevisionStore() {
        super(Cache::metaNamespaceKeyFunc);
    }

    @Override
    public ModelRevision put(String key, ModelRevision revision) {
        revision.getMetadata().setManagedFields(null);
        if (revision.getSpec() != null) {
            revision.setSpec(packed(revision.getSpec()));
        }
        ObjectCompaction.thin(revision);
        return super.put(key, revision);
    }

    private static ModelRevisionSpec packed(ModelRevisionSpec spec) {
        return new ModelRevisionSpec(
                spec.model(),
                spec.contentDigest(),
                spec.servingDigest(),
                spec.version(),
                spec.digestVersion(),
                PackedContent.pack(spec.content()));
    }
}
