package io.aihub.api.v1alpha1;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn.Type;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** Where counts come from; set up by a cluster administrator. */
@Group("aihub.io")
@Version("v1alpha1")
@Kind("MetricSource")
@Plural("metricsources")
@ShortNames("msrc")
@Categories("aihub")
@AdditionalPrinterColumn(name = "TYPE", jsonPath = ".spec.type")
@AdditionalPrinterColumn(name = "INTERVAL", jsonPath = ".spec.interval")
@AdditionalPrinterColumn(name = "NAMESPACES", jsonPath = ".spec.allowedNamespaces")
@AdditionalPrinterColumn(name = "AGE", jsonPath = ".metadata.creationTimestamp", type = Type.DATE)
public class MetricSource extends CustomResource<MetricSourceSpec, Void> {
    /** Null until it is set: a record has no empty form. */
    @Override
    protected MetricSourceSpec initSpec() {
        return null;
    }
}
