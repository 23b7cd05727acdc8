package io.aihub.api.v1alpha1.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.RiskClass;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** Risk class, assessment and alternative risk. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
        value = "self.class != 'Prohibited'",
        fieldPath = ".class",
        message =
                "class Prohibited can't be registered, approved or run; stop the use, or have the"
                        + " classification corrected (REG-01)")
@ValidationRule(
        value =
                "self.basis != 'AnnexIII' || (has(self.annexIIIPoint) &&"
                        + " self.annexIIIPoint.matches('[^ ]'))",
        fieldPath = ".annexIIIPoint",
        reason = "FieldValueRequired",
        message = "basis AnnexIII needs annexIIIPoint; write the point, for example 5d (REG-05)")
public record Risk(
        @JsonPropertyDescription("Risk class of the AI Act.") @JsonProperty("class") @Required
                RiskClass riskClass,
        @JsonPropertyDescription("Why the class holds.") @Required RiskBasis basis,
        @JsonPropertyDescription("Point of Annex III, for example 5d.") @Size(max = 16)
                String annexIIIPoint,
        @JsonPropertyDescription("The risk of using it.") @Required RiskAssessment assessment,
        @JsonPropertyDescription("The risk of not using it.") @Required
                AlternativeRisk alternativeRisk) {
    /** The ground of a risk class. */
    public enum RiskBasis {
        NotAnAISystem,
        NotHighRisk,
        AnnexI,
        AnnexIII
    }
}
