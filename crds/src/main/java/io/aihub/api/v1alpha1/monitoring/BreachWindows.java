package io.aihub.api.v1alpha1.monitoring;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;

/** m of n windows. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
        value = "self.count <= self.of",
        message = "breachWindows.count must not be larger than breachWindows.of")
public record BreachWindows(
        @JsonPropertyDescription("Breached windows needed.") @Required @Min(1) @Max(20)
                Integer count,
        @JsonPropertyDescription("Windows looked at.") @Required @Min(1) @Max(20) Integer of) {}
