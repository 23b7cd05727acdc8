package io.aihub.api.v1alpha1.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.HarmLevel;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** The risk of not using a model. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
        value = "has(self.summary) && self.summary.matches('(?s)[^ ].{18,}[^ ]')",
        fieldPath = ".summary",
        reason = "FieldValueRequired",
        message =
                "alternativeRisk.summary needs at least 20 characters; say what happens to "
                        + "patients or staff when the model is not used (RSK-02)")
public record AlternativeRisk(
        @JsonPropertyDescription("What happens when it is not used.") @Required @Size(max = 2000)
                String summary,
        @JsonPropertyDescription("Degree of that harm.") @Required HarmLevel harmIfAbsent,
        @JsonPropertyDescription("Cost of not using it.") @Size(max = 500) String costIfAbsent,
        @JsonPropertyDescription("What else was considered.") @Size(max = 16)
                List<@Size(max = 500) String> alternativesConsidered,
        @JsonPropertyDescription("Where the reasoning is kept.") @Size(max = 500) String ref) {}
