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

/** A decision of a person, bound to one exact content or to the model. */
@Group("aihub.io")
@Version("v1alpha1")
@Kind("ModelDecision")
@Plural("modeldecisions")
@ShortNames("mdec")
@Categories("aihub")
@AdditionalPrinterColumn(name = "MODEL", jsonPath = ".spec.model")
@AdditionalPrinterColumn(name = "DECISION", jsonPath = ".spec.decision")
@AdditionalPrinterColumn(name = "ROLE", jsonPath = ".spec.role")
@AdditionalPrinterColumn(name = "APPROVER", jsonPath = ".spec.approver.username")
@AdditionalPrinterColumn(name = "UNTIL", jsonPath = ".spec.validUntil")
@AdditionalPrinterColumn(name = "AGE", jsonPath = ".metadata.creationTimestamp", type = Type.DATE)
@AdditionalSelectableField(jsonPath = ".spec.model")
@AdditionalSelectableField(jsonPath = ".spec.decision")
public class ModelDecision extends CustomResource<ModelDecisionSpec, Void> implements Namespaced {
    /** Null until it is set: a record has no empty form. */
    @Override
    protected ModelDecisionSpec initSpec() {
        return null;
    }
}
