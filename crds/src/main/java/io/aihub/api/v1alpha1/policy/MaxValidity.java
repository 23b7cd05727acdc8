package io.aihub.api.v1alpha1.policy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.Patterns;
import io.aihub.api.v1alpha1.RiskClass;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;

/** Longest approval of one risk class. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record MaxValidity(
        @JsonPropertyDescription("Risk class.") @Required RiskClass riskClass,
        @JsonPropertyDescription("Longest validity, for example 8760h.")
                @Required
                @Pattern(Patterns.DURATION)
                String duration) {}
