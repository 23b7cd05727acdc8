package io.aihub.api.v1alpha1.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/** A range of ages. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record AgeRange(
        @JsonPropertyDescription("Youngest, in years.") @Min(0) @Max(150) Integer min,
        @JsonPropertyDescription("Oldest, in years.") @Min(0) @Max(150) Integer max) {}
