package io.aihub.operator.manifest;

import io.aihub.operator.kubernetes.Labels;
import io.aihub.operator.kubernetes.ModelRef;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who owns what a model makes: the model, in its own namespace, and nobody else. */
public final class Ownership {
    private static final String KIND = "AIModel";

    private Ownership() {}

    static OwnerReference of(ModelRef model) {
        return new OwnerReferenceBuilder()
                .withApiVersion("aihub.io/v1alpha1")
                .withKind(KIND)
                .withName(model.name())
                .withUid(model.uid())
                .withController(true)
                .build();
    }

    /** Whether an object belongs to this very model, by uid: a name proves nothing. */
    public static boolean owns(ModelRef model, HasMetadata object) {
        return model.namespace().equals(object.getMetadata().getNamespace())
                && object.getMetadata().getOwnerReferences().stream()
                        .anyMatch(
                                owner ->
                                        Boolean.TRUE.equals(owner.getController())
                                                && model.uid().equals(owner.getUid()));
    }

    /**
     * Whether nothing owns an object: it has no controller, or a model of this name that is gone,
     * since one name is one model at a time.
     */
    public static boolean isUnowned(ModelRef model, HasMetadata object) {
        return model.namespace().equals(object.getMetadata().getNamespace())
                && object.getMetadata().getOwnerReferences().stream()
                        .filter(owner -> Boolean.TRUE.equals(owner.getController()))
                        .allMatch(
                                owner ->
                                        KIND.equals(owner.getKind())
                                                && model.name().equals(owner.getName())
                                                && !model.uid().equals(owner.getUid()));
    }

    /** Whether the object has the name and the selector that this model gives its own. */
    public static boolean hasFormOf(ModelRef model, HasMetadata object) {
        if (object instanceof Deployment deployment) {
            LabelSelector selector = deployment.getSpec().getSelector();
            return selector != null
                    && isEmpty(selector.getMatchExpressions())
                    && isSelector(model, selector.getMatchLabels())
                    && object.getMetadata()
                            .getName()
                            .equals(name(model, selector.getMatchLabels()));
        }
        return object instanceof Service service
                && model.name().equals(object.getMetadata().getName())
                && isSelector(model, service.getSpec().getSelector());
    }

    private static String name(ModelRef model, Map<String, String> selector) {
        return Labels.workloadName(model.name(), selector.get(Labels.SERVING));
    }

    private static boolean isSelector(ModelRef model, Map<String, String> selector) {
        return selector != null
                && selector.keySet().equals(Set.of(Labels.MODEL, Labels.SERVING))
                && model.name().equals(selector.get(Labels.MODEL));
    }

    private static boolean isEmpty(List<?> list) {
        return list == null || list.isEmpty();
    }
}
