package io.aihub.operator.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.aihub.api.v1alpha1.AIModel;
import io.aihub.operator.client.WatchEventDeserializer.Kind;
import io.aihub.operator.client.WatchEventDeserializer.Reading;
import io.fabric8.kubernetes.api.model.FieldsV1;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.WatchEvent;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the client reads and writes objects with. It knows the kinds that are read here alone; the
 * default knows, and loads, all of Kubernetes.
 */
public final class ModelSerialization extends KubernetesSerialization {
    /** What the caches would drop (SlimPodStore) is not read at all. */
    private static final Map<Class<? extends HasMetadata>, Set<String>> UNREAD =
            Map.of(Pod.class, Set.of("spec"));

    /**
     * @param mapper changed to pass over what nobody reads
     * @param kinds that are watched
     */
    public ModelSerialization(ObjectMapper mapper, Collection<Class<? extends HasMetadata>> kinds) {
        super(mapper, false);
        Map<Kind, Reading> watched = new HashMap<>();
        for (Class<? extends HasMetadata> kind : kinds) {
            watched.put(
                    new Kind(HasMetadata.getApiVersion(kind), HasMetadata.getKind(kind)),
                    new Reading(kind, UNREAD.getOrDefault(kind, Set.of())));
            registerKubernetesResource(kind);
        }
        watched.put(new Kind("v1", "Status"), new Reading(Status.class, Set.of()));
        registerKubernetesResource(Status.class);
        mapper.registerModule(
                new SimpleModule("watch-reading")
                        .addDeserializer(FieldsV1.class, new ManagedFieldsDeserializer())
                        .addDeserializer(WatchEvent.class, new WatchEventDeserializer(watched)));
    }

    /** Spec and status of a model are records that nobody changes, so copies share them. */
    @Override
    @SuppressWarnings("unchecked")
    public <T> T clone(T resource) {
        if (!(resource instanceof AIModel model)) {
            return super.clone(resource);
        }
        AIModel copy = new AIModel();
        copy.setMetadata(new ObjectMetaBuilder(model.getMetadata()).build());
        copy.setSpec(model.getSpec());
        copy.setStatus(model.getStatus());
        return (T) copy;
    }
}
