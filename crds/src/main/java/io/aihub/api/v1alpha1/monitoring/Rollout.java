package io.aihub.api.v1alpha1.monitoring;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.Patterns;
import io.fabric8.generator.annotation.Pattern;

/** How a new revision takes over. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Rollout(
        @JsonPropertyDescription(
                        "BlueGreen keeps both revisions; Recreate is for clusters without room for two.")
                Strategy strategy,
        @JsonPropertyDescription("Time within limits after which a revision is stable.")
                @Pattern(Patterns.DURATION)
                String stableAfter,
        @JsonPropertyDescription("Time a new revision has to become available.")
                @Pattern(Patterns.DURATION)
                String progressDeadline) {
    /** How a new revision takes over. */
    public enum Strategy {
        BlueGreen,
        Recreate
    }
}
