package io.aihub.operator.manifest;

import io.aihub.operator.kubernetes.Labels;
import io.aihub.operator.kubernetes.ModelRef;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import java.util.Optional;

/** The Service of a model. Its selector is the switch: one write moves the traffic. */
public final class ServiceManifests {

    /**
     * @param model that owns it
     * @param digits of the pods that get the traffic; absent: a selector that matches nothing
     * @param port of the model server
     */
    public Service build(ModelRef model, Optional<String> digits, int port) {
        return new ServiceBuilder()
                .withNewMetadata()
                .withName(model.name())
                .withNamespace(model.namespace())
                .withLabels(Labels.of(model.name()))
                .withOwnerReferences(Ownership.of(model))
                .endMetadata()
                .withNewSpec()
                .withType("ClusterIP")
                .withSelector(Labels.selector(model.name(), digits.orElse(Labels.NOTHING)))
                .withPorts(
                        new ServicePortBuilder()
                                .withName("http")
                                .withPort(port)
                                .withNewTargetPort("http")
                                .withProtocol("TCP")
                                .build())
                .endSpec()
                .build();
    }
}
