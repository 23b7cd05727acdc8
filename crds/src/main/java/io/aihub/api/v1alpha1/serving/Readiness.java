package io.aihub.api.v1alpha1.serving;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.Patterns;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;

/** Readiness probe. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Readiness(
        @JsonPropertyDescription("HTTP path.") @Size(max = 512) @Pattern(Patterns.PATH) String path,
        @JsonPropertyDescription("Time before the first probe.") @Pattern(Patterns.DURATION)
                String initialDelay,
        @JsonPropertyDescription("Time for one answer.") @Pattern(Patterns.DURATION)
                String timeout) {}
