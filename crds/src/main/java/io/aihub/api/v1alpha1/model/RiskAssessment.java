package io.aihub.api.v1alpha1.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.HarmLevel;
import io.aihub.api.v1alpha1.Patterns;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;

/** Reference to the assessment of the risk of using a model. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@RecordBuilder
public record RiskAssessment(
        @JsonPropertyDescription("Where the assessment is kept.") @Required @Size(max = 500)
                String ref,
        @JsonPropertyDescription("Its version.") @Size(max = 63) String version,
        @JsonPropertyDescription("Framework it follows.") @Required @Size(max = 200)
                String framework,
        @JsonPropertyDescription("Day it was made.") @Required @Pattern(Patterns.DATE) String date,
        @JsonPropertyDescription("Day of its next review.") @Required @Pattern(Patterns.DATE)
                String nextReview,
        @JsonPropertyDescription("Aspects it covers.") @Size(max = 8) List<RiskAspect> aspects,
        @JsonPropertyDescription("Risk that remains.") HarmLevel residualRisk,
        @JsonPropertyDescription("Who accepted the remaining risk.") @Size(max = 200)
                String acceptedBy) {
    /** An aspect of a risk assessment. */
    public enum RiskAspect {
        Legal,
        Ethical,
        InformationSecurity,
        PatientSafety,
        Social,
        Sustainability,
        WorkEnvironment,
        ITSecurity
    }
}
