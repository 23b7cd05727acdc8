package io.aihub.api.v1alpha1.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.Patterns;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** One result of a study. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record EvidenceResult(
        @JsonPropertyDescription("Name of the metric.") @Required @Size(max = 63) String metric,
        @JsonPropertyDescription("Subgroup; absent for all.") @Size(max = 63) String subgroup,
        @JsonPropertyDescription("Value.") @Required @Pattern(Patterns.DECIMAL) String value,
        @JsonPropertyDescription("Confidence interval as text.") @Size(max = 63) String interval) {}
