package io.aihub.operator.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.aihub.api.v1alpha1.AIModel;
import io.fabric8.kubernetes.api.model.FieldsV1;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Collection;

/**
 * What the client reads and writes objects with. It knows the kinds that are read here alone; the
 * default knows, and loads, all of Kubernetes.
 */
public final class ModelSerialization extends KubernetesSerialization {
    /**
     * @param mapper changed to pass over what nobody reads
     * @param kinds that are watched
     */
    public ModelSerialization(ObjectMapper mapper, Collection<Class<? extends HasMetadata>> kinds) {
        super(mapper, false);
        kinds.forEach(this::registerKubernetesResource);
        registerKubernetesResource(Status.class);
        mapper.registerModule(
                new SimpleModule("managed-fields")
                        .addDeserializer(FieldsV1.class, new ManagedFieldsDeserializer()));
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
