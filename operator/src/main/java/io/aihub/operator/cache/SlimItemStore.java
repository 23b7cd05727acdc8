package io.aihub.operator.cache;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.informers.cache.Cache;

/**
 * Keeps objects without {@code managedFields}, which are three quarters of a cached object and are
 * read by nobody here, and thinned. The public constructor is what {@code @Informer(itemStore)}
 * asks for.
 */
public class SlimItemStore<T extends HasMetadata> extends BasicItemStore<T> {
    public SlimItemStore() {
        super(Cache::metaNamespaceKeyFunc);
    }

    @Override
    public T put(String key, T object) {
        if (object.getMetadata() != null) {
            object.getMetadata().setManagedFields(null);
        }
        ObjectCompaction.thin(object);
        return super.put(key, object);
    }
}
