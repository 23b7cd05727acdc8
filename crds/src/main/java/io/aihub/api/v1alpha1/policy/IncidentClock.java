package io.aihub.api.v1alpha1.policy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.Patterns;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;

/** Time limit of one report. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record IncidentClock(
        @JsonPropertyDescription("Law that sets it.") @Size(max = 63) String regime,
        @JsonPropertyDescription("Category of the incident.") @Size(max = 63) String category,
        @JsonPropertyDescription("Time to report.") @Pattern(Patterns.DURATION) String within) {}
