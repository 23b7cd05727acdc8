package io.aihub.api.v1alpha1.policy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.Patterns;
import io.fabric8.generator.annotation.Pattern;

/** Limits of emergency use. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record BreakGlassRule(
        @JsonPropertyDescription("Longest emergency use.") @Pattern(Patterns.DURATION)
                String maxDuration,
        @JsonPropertyDescription("Time in which it has to be ratified.") @Pattern(Patterns.DURATION)
                String ratifyWithin) {}
