package io.aihub.api.v1alpha1;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn.Type;
import io.fabric8.crd.generator.annotation.AdditionalSelectableField;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** A model: the wish, the register entry and what became of it. */
@Group("aihub.io")
@Version("v1alpha1")
@Kind("AIModel")
@Plural("aimodels")
@ShortNames("aim")
@Categories("aihub")
@AdditionalPrinterColumn(name = "VERSION", jsonPath = ".spec.version")
@AdditionalPrinterColumn(name = "APPROVAL", jsonPath = ".status.approval.state")
@AdditionalPrinterColumn(name = "SERVING", jsonPath = ".status.serving.summary")
@AdditionalPrinterColumn(name = "READY", jsonPath = ".status.serving.ready")
@AdditionalPrinterColumn(name = "SIGNALS", jsonPath = ".status.signalsState")
@AdditionalPrinterColumn(name = "CLASS", jsonPath = ".status.shown.class")
@AdditionalPrinterColumn(name = "UNTIL", jsonPath = ".status.shown.until")
@AdditionalPrinterColumn(name = "AGE", jsonPath = ".metadata.creationTimestamp", type = Type.DATE)
@AdditionalPrinterColumn(name = "RESIDUAL", jsonPath = ".status.shown.residualRisk", priority = 1)
@AdditionalPrinterColumn(
        name = "HARM-IF-ABSENT",
        jsonPath = ".status.shown.harmIfAbsent",
        priority = 1)
@AdditionalPrinterColumn(name = "STAGE", jsonPath = ".status.shown.stage", priority = 1)
@AdditionalPrinterColumn(name = "OWNER", jsonPath = ".status.shown.owner", priority = 1)
@AdditionalPrinterColumn(
        name = "MESSAGE",
        jsonPath = ".status.conditions[?(@.type==\"Ready\")].message",
        priority = 1)
@AdditionalSelectableField(jsonPath = ".status.approval.state")
@AdditionalSelectableField(jsonPath = ".status.serving.inForce")
@AdditionalSelectableField(jsonPath = ".status.serving.approval")
@AdditionalSelectableField(jsonPath = ".status.serving.state")
@AdditionalSelectableField(jsonPath = ".status.signalsState")
@AdditionalSelectableField(jsonPath = ".status.shown.class")
@AdditionalSelectableField(jsonPath = ".status.shown.stage")
@AdditionalSelectableField(jsonPath = ".spec.hosting")
@ValidationRule(
        value =
                "size(self.metadata.name) <= 50 && "
                        + "self.metadata.name.matches('^[a-z]([-a-z0-9]*[a-z0-9])?$')",
        message =
                "a model's name has at most 50 characters: a lower-case letter first, then "
                        + "letters, digits and hyphens (DNS-1035), since its Service has the same name")
public class AIModel extends CustomResource<AIModelSpec, AIModelStatus> implements Namespaced {
    /** Null until it is set: a record has no empty form. */
    @Override
    protected AIModelSpec initSpec() {
        return null;
    }

    /** Null until the operator has looked: a record has no empty form. */
    @Override
    protected AIModelStatus initStatus() {
        return null;
    }
}
