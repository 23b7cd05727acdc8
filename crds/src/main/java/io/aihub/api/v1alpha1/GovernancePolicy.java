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

/** Rules, quorum, validity and grace for the models it selects: law as data. */
@Group("aihub.io")
@Version("v1alpha1")
@Kind("GovernancePolicy")
@Plural("governancepolicies")
@ShortNames("gpol")
@Categories("aihub")
@AdditionalPrinterColumn(name = "ADMISSION", jsonPath = ".spec.admission")
@AdditionalPrinterColumn(name = "CLASSES", jsonPath = ".spec.selector.riskClasses")
@AdditionalPrinterColumn(name = "GRACE", jsonPath = ".spec.graceForRunning")
@AdditionalPrinterColumn(name = "AGE", jsonPath = ".metadata.creationTimestamp", type = Type.DATE)
public class GovernancePolicy extends CustomResource<GovernancePolicySpec, Void> {
    /** Null until it is set: a record has no empty form. */
    @Override
    protected GovernancePolicySpec initSpec() {
        return null;
    }
}
