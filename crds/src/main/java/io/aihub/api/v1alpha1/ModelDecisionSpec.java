package io.aihub.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.decision.Approver;
import io.aihub.api.v1alpha1.decision.ClusterLimit;
import io.aihub.api.v1alpha1.decision.DocumentRead;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;

/** A person's decision. Create-only. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
        value = "self == oldSelf",
        message = "a ModelDecision is immutable; write a new one")
@ValidationRule(
        value =
                "!(self.decision in ['Approve', 'Reject', 'RequestChanges', 'Revoke', "
                        + "'BreakGlass', 'Retry']) || has(self.contentDigest)",
        message =
                "this decision acts on one content; write contentDigest as shown in "
                        + "status.contentDigest of the AIModel")
@ValidationRule(
        value =
                "!(self.decision in ['Approve', 'Reject', 'RequestChanges', 'Revoke', "
                        + "'BreakGlass', 'Resume', 'Retry']) || has(self.riskClass)",
        message =
                "this decision needs riskClass; write the risk class of the content that was read")
@ValidationRule(
        value =
                "!(self.decision in ['Reject', 'Suspend', 'Revoke', 'BreakGlass']) || "
                        + "size(self.reason) >= 20",
        message =
                "reason needs at least 20 characters for Reject, Suspend, Revoke and BreakGlass; "
                        + "say what was seen and what it puts at risk")
@ValidationRule(
        value = "!has(self.validFrom) || !has(self.validUntil) || self.validUntil > self.validFrom",
        message = "validUntil must be later than validFrom")
@ValidationRule(
        value = "!has(self.lifts) || self.decision == 'Resume'",
        message = "only Resume lifts stops; remove lifts or write decision: Resume")
@ValidationRule(
        value = "self.decision != 'Resume' || (has(self.lifts) && size(self.lifts) > 0)",
        message =
                "Resume has to name what it lifts; write lifts with the uids shown in "
                        + "status.stops of the AIModel")
@ValidationRule(
        value = "!has(self.rollbackTo) || self.decision == 'Rollback'",
        message = "only Rollback takes rollbackTo; remove it or write decision: Rollback")
@ValidationRule(
        value = "!has(self.scope) || self.decision in ['Revoke', 'Retry']",
        message = "only Revoke and Retry take scope; remove it")
@ValidationRule(
        value = "!has(self.validUntil) || self.decision != 'Suspend'",
        fieldPath = ".validUntil",
        reason = "FieldValueForbidden",
        message = "a suspension ends with Resume; leave validUntil out")
@ValidationRule(
        value =
                "!has(self.validUntil) || !(self.decision in ['Reject', 'RequestChanges', 'Revoke',"
                        + " 'Rollback', 'Acknowledge', 'Advise'])",
        fieldPath = ".validUntil",
        reason = "FieldValueForbidden",
        message = "this decision does not end by itself; leave validUntil out")
@ValidationRule(
        value = "!has(self.validFrom) || !(self.decision in ['Rollback', 'Acknowledge', 'Advise'])",
        fieldPath = ".validFrom",
        reason = "FieldValueForbidden",
        message = "this decision is about now; leave validFrom out, and decide when it is time")
@ValidationRule(
        value = "!has(self.cluster) || self.decision == 'Approve'",
        fieldPath = ".cluster",
        reason = "FieldValueForbidden",
        message = "only Approve is for some clusters alone; leave cluster out")
@ValidationRule(
        value = "!has(self.hold) || self.decision == 'Hold'",
        message = "only Hold takes hold; remove it or write decision: Hold")
@ValidationRule(
        value = "self.decision != 'Hold' || has(self.hold)",
        message =
                "Hold has to say what it holds; write hold: PauseAutomation or PausePromotion, or"
                        + " None to release")
@ValidationRule(
        value = "self.decision != 'Hold' || !has(self.contentDigest)",
        message = "Hold is about the model, whatever its content; remove contentDigest")
@ValidationRule(
        value = "self.decision != 'Hold' || !has(self.validFrom)",
        message = "Hold begins when it is created; remove validFrom")
@ValidationRule(
        value = "!has(self.hold) || self.hold != 'None' || !has(self.validUntil)",
        message =
                "hold: None releases for good; remove validUntil, or write what to hold until then")
@RecordBuilder
public record ModelDecisionSpec(
        @JsonPropertyDescription("Name of the AIModel.") @Required @Pattern(Patterns.MODEL_NAME)
                String model,
        @JsonPropertyDescription(
                        "Exact content decided on, from status.contentDigest. Suspend, Resume and"
                                + " Rollback act on the model, whatever it says.")
                @Pattern(Patterns.DIGEST)
                String contentDigest,
        @JsonPropertyDescription("Risk class of that content.") RiskClass riskClass,
        @JsonPropertyDescription("What is decided.") @Required DecisionKind decision,
        @JsonPropertyDescription("UIDs of the stops that Resume lifts.") @Size(max = 100)
                List<@Size(max = 63) String> lifts,
        @JsonPropertyDescription("ModelRevision to go back to; absent for the operator's choice.")
                @Size(max = 253)
                String rollbackTo,
        @JsonPropertyDescription(
                        "For Revoke and Retry: whether other content on the same pods is meant too;"
                                + " to be chosen where other approved content shares them.")
                DecisionScope scope,
        @JsonPropertyDescription(
                        "For Hold: what automation leaves alone until validUntil, or until a later"
                                + " Hold says otherwise. The stricter of this and spec.hold of the"
                                + " AIModel is in force.")
                AIModelSpec.Hold hold,
        @JsonPropertyDescription("Role in which it is decided.") @Required @Pattern(Patterns.LABEL)
                String role,
        @JsonPropertyDescription("Who decides.") @Required Approver approver,
        @JsonPropertyDescription("Why, in words an auditor understands.")
                @Required
                @Size(max = 2000)
                String reason,
        @JsonPropertyDescription("Documents that were read.") @Size(max = 32)
                List<DocumentRead> basis,
        @JsonPropertyDescription("Start of validity.") @Pattern(Patterns.DATE_TIME)
                String validFrom,
        @JsonPropertyDescription("End of validity, of Approve, BreakGlass, Resume and Retry.")
                @Pattern(Patterns.DATE_TIME)
                String validUntil,
        @JsonPropertyDescription("Incident that led to it.") @Size(max = 500) String incidentRef,
        @JsonPropertyDescription("For Approve: where the content may run.") ClusterLimit cluster) {}
