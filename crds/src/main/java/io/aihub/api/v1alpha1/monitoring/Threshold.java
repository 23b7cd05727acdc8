package io.aihub.api.v1alpha1.monitoring;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.Patterns;
import io.fabric8.generator.annotation.Pattern;

/** Limits of a signal. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Threshold(
        @JsonPropertyDescription("Limit of a warning.") @Pattern(Patterns.DECIMAL) String warn,
        @JsonPropertyDescription("Limit of a breach.") @Pattern(Patterns.DECIMAL) String breach,
        @JsonPropertyDescription(
                        "Margin is assessed. Recorded only: Point and PValue, with a finding.")
                ThresholdTest test,
        @JsonPropertyDescription("Chance of a false breach per window, for example \"0.001\".")
                @Pattern(Patterns.DECIMAL)
                String alpha) {
    /** How a value is held against a limit. */
    public enum ThresholdTest {
        Margin,
        Point,
        PValue
    }
}
