package io.aihub.api.v1alpha1.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** One study or validation. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Evidence(
        @JsonPropertyDescription("Kind of study.") @Required EvidenceType type,
        @JsonPropertyDescription("Where it is published or kept.") @Size(max = 500) String ref,
        @JsonPropertyDescription("Where it was made, for a local validation the own site.")
                @Size(max = 200)
                String site,
        @JsonPropertyDescription("Whom it studied.") @Size(max = 500) String population,
        @JsonPropertyDescription("Number of cases.") Long cases,
        @JsonPropertyDescription("Period it covers.") @Size(max = 63) String period,
        @JsonPropertyDescription("Results.") @Size(max = 32) List<EvidenceResult> results) {
    /** Kind of study. */
    public enum EvidenceType {
        Rct,
        Cohort,
        Retrospective,
        LocalValidation,
        Shadow,
        Vendor
    }
}
