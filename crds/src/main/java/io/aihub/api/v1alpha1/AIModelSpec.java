package io.aihub.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.model.Benefit;
import io.aihub.api.v1alpha1.model.Change;
import io.aihub.api.v1alpha1.model.Documents;
import io.aihub.api.v1alpha1.model.Evidence;
import io.aihub.api.v1alpha1.model.Lineage;
import io.aihub.api.v1alpha1.model.Logging;
import io.aihub.api.v1alpha1.model.Organization;
import io.aihub.api.v1alpha1.model.Oversight;
import io.aihub.api.v1alpha1.model.Placement;
import io.aihub.api.v1alpha1.model.Privacy;
import io.aihub.api.v1alpha1.model.Regulatory;
import io.aihub.api.v1alpha1.model.Risk;
import io.aihub.api.v1alpha1.model.Roles;
import io.aihub.api.v1alpha1.model.Supplier;
import io.aihub.api.v1alpha1.model.Transparency;
import io.aihub.api.v1alpha1.model.Validity;
import io.aihub.api.v1alpha1.monitoring.Monitoring;
import io.aihub.api.v1alpha1.monitoring.Rollback;
import io.aihub.api.v1alpha1.monitoring.Rollout;
import io.aihub.api.v1alpha1.serving.Artifact;
import io.aihub.api.v1alpha1.serving.Serving;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;

/** What is asked for: the wish and the register entry in one. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
        value =
                "self.hosting != 'Cluster' || (has(self.artifact) && (has(self.artifact.uri) ||"
                        + " has(self.artifact.digest)))",
        fieldPath = ".artifact",
        reason = "FieldValueRequired",
        message =
                "hosting Cluster needs artifact; write uri and digest of the model file, or"
                        + " hosting: External for a register entry only (FLD-03)")
@ValidationRule(
        value = "self.hosting != 'Cluster' || (has(self.serving) && has(self.serving.image))",
        fieldPath = ".serving.image",
        reason = "FieldValueRequired",
        message =
                "hosting Cluster needs serving; write serving.image as registry/name@sha256:…, or"
                        + " hosting: External for a register entry only (FLD-03)")
@ValidationRule(
        value = "self.hosting != 'External' || !has(self.serving)",
        message =
                "hosting External is a register entry only; remove serving, or write hosting:"
                        + " Cluster (FLD-03)")
@ValidationRule(
        value = "self.autonomy != 'Autonomous' || self.risk.class != 'High'",
        fieldPath = ".autonomy",
        message =
                "a High risk model may not be Autonomous; write DecideWithReview, Recommend or"
                        + " Inform (OVR-05)")
@ValidationRule(
        value =
                "self.risk.class == 'High' ? self.risk.basis in ['AnnexI', 'AnnexIII'] : "
                        + "!(self.risk.basis in ['AnnexI', 'AnnexIII']) || (self.risk.basis =="
                        + " 'AnnexIII' && has(self.regulatory) && has(self.regulatory.exception))",
        fieldPath = ".risk.basis",
        message =
                "class and basis disagree; write class: High with basis AnnexI or AnnexIII, a lower"
                        + " class with NotHighRisk or NotAnAISystem, or regulatory.exception for an"
                        + " AnnexIII system that is not High (REG-09)")
@ValidationRule(
        value =
                "self.hosting == 'External' || self.risk.class != 'High' || (has(self.rollback) "
                        + "&& has(self.rollback.safeState))",
        message =
                "risk class High needs rollback.safeState; write StopServing, or KeepServing "
                        + "where the alternative risk justifies it")
@RecordBuilder
public record AIModelSpec(
        @JsonPropertyDescription("Serving content. The supplier's or team's own version word.")
                @Required
                @Size(max = 63)
                String version,
        @JsonPropertyDescription("Terms. How far into use it has come.") @Required Stage stage,
        @JsonPropertyDescription(
                        "Serving content. Cluster, or External for a register entry that is never a"
                                + " workload.")
                @Required
                Hosting hosting,
        @JsonPropertyDescription("Register. Display title by language tag, for example en or sv.")
                @Size(max = 8)
                Map<String, @Size(max = 200) String> title,
        @JsonPropertyDescription(
                        "Terms. Verbatim from the instructions for use where it is a device.")
                @Required
                @Size(max = 4000)
                String intendedPurpose,
        @JsonPropertyDescription("Terms. Uses it is not meant for.") @Size(max = 32)
                List<@Size(max = 500) String> outOfScopeUse,
        @JsonPropertyDescription(
                        "Terms. For example Radiology; when set, the rules for clinical use apply.")
                @Size(max = 63)
                String clinicalDomain,
        @JsonPropertyDescription("Register. Language tags it works in.") @Size(max = 16)
                List<@Size(max = 35) String> languages,
        @JsonPropertyDescription("Terms. How much it decides on its own.") @Required
                Autonomy autonomy,
        @JsonPropertyDescription("Register. Who answers for it.") @Required
                Organization organization,
        @JsonPropertyDescription("Register. People and functions by role.") @Required Roles roles,
        @JsonPropertyDescription("Who supplies it and how to leave. Terms.") Supplier supplier,
        @JsonPropertyDescription("Terms. Class, assessment and the risk of not using it.") @Required
                Risk risk,
        @JsonPropertyDescription("Terms. Device, conformity and AI Act references.")
                Regulatory regulatory,
        @JsonPropertyDescription("Terms. Datasets, base models and training run.") @Required
                Lineage lineage,
        @JsonPropertyDescription("Terms. Controller, legal basis and impact assessment.")
                Privacy privacy,
        @JsonPropertyDescription("Terms. Who watches, stops and falls back.") Oversight oversight,
        @JsonPropertyDescription("Terms. What patients and staff are told.")
                Transparency transparency,
        @JsonPropertyDescription("Studies and validations behind it. Terms.") @Size(max = 32)
                List<Evidence> evidence,
        @JsonPropertyDescription("Measures of benefit with baseline and target. Register.")
                Benefit benefit,
        @JsonPropertyDescription("Terms. References to its documents.") Documents documents,
        @JsonPropertyDescription("How long its logs are kept, and where. Terms.") Logging logging,
        @JsonPropertyDescription("Serving content. The model file; needed for hosting Cluster.")
                Artifact artifact,
        @JsonPropertyDescription(
                        "Serving content but for resources and replicas; needed for hosting"
                                + " Cluster.")
                Serving serving,
        @JsonPropertyDescription("Terms. Where it may run.") Placement placement,
        @JsonPropertyDescription("Terms. What is watched, and against which limits.")
                Monitoring monitoring,
        @JsonPropertyDescription("Terms. How a new revision takes over.") Rollout rollout,
        @JsonPropertyDescription("Terms. What happens when a revision fails its limits.")
                Rollback rollback,
        @JsonPropertyDescription("Terms. Period in which the content may be used at all.")
                Validity validity,
        @JsonPropertyDescription("Register. Where the change came from: a claim, shown as such.")
                Change change,
        @JsonPropertyDescription("Register. Keeps automation from promoting or from acting at all.")
                Hold hold) {
    /** How far automation is held. */
    public enum Hold {
        None,
        PausePromotion,
        PauseAutomation
    }
}
