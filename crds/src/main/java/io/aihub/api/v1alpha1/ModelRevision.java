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

/** An immutable snapshot of content and its history; written by the operator only. */
@Group("aihub.io")
@Version("v1alpha1")
@Kind("ModelRevision")
@Plural("modelrevisions")
@ShortNames("mrev")
@Categories("aihub")
@AdditionalPrinterColumn(name = "MODEL", jsonPath = ".spec.model")
@AdditionalPrinterColumn(name = "VERSION", jsonPath = ".spec.version")
@AdditionalPrinterColumn(name = "APPROVAL", jsonPath = ".status.approval")
@AdditionalPrinterColumn(name = "STABLE-SINCE", jsonPath = ".status.stableSince")
@AdditionalPrinterColumn(name = "QUARANTINE", jsonPath = ".status.quarantine.reason")
@AdditionalPrinterColumn(name = "AGE", jsonPath = ".metadata.creationTimestamp", type = Type.DATE)
@AdditionalSelectableField(jsonPath = ".spec.model")
public class ModelRevision extends CustomResource<ModelRevisionSpec, ModelRevisionStatus>
        implements Namespaced {
    /** Null until it is set: a record has no empty form. */
    @Override
    protected ModelRevisionSpec initSpec() {
        return null;
    }

    /** Null until the operator has looked: a record has no empty form. */
    @Override
    protected ModelRevisionStatus initStatus() {
        return null;
    }
}
