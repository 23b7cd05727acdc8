package io.aihub.api.v1alpha1.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.Patterns;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** One measure of benefit. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record BenefitMeasure(
        @JsonPropertyDescription("Name of the measure.") @Required @Size(max = 63) String name,
        @JsonPropertyDescription("Its unit.") @Size(max = 63) String unit,
        @JsonPropertyDescription("Value before.") @Pattern(Patterns.DECIMAL) String baseline,
        @JsonPropertyDescription("Value aimed at.") @Pattern(Patterns.DECIMAL) String target) {}
