package io.aihub.api.v1alpha1;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn.Type;
import io.fabric8.crd.generator.annotation.AdditionalSelectableField;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** Histograms that say what "no drift" means; immutable. */
@Group("aihub.io")
@Version("v1alpha1")
@Kind("ReferenceProfile")
@Plural("referenceprofiles")
@ShortNames("refp")
@Categories("aihub")
@AdditionalPrinterColumn(name = "MODEL", jsonPath = ".spec.model")
@AdditionalPrinterColumn(name = "DATASET", jsonPath = ".spec.source.dataset")
@AdditionalPrinterColumn(name = "VERSION", jsonPath = ".spec.source.version")
@AdditionalPrinterColumn(name = "AGE", jsonPath = ".metadata.creationTimestamp", type = Type.DATE)
@AdditionalSelectableField(jsonPath = ".spec.model")
public class ReferenceProfile extends CustomResource<ReferenceProfileSpec, Void>
        implements Namespaced {
    /** Null until it is set: a record has no empty form. */
    @Override
    protected ReferenceProfileSpec initSpec() {
        return null;
    }
}
