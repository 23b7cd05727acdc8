package io.aihub.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** One condition with the full shape of metav1.Condition. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Condition(
        @JsonPropertyDescription("PascalCase name of the condition.") @Required @Size(max = 316)
                String type,
        @JsonPropertyDescription("True, False or Unknown.") @Required Status status,
        @JsonPropertyDescription("Generation of the object that the condition was computed from.")
                Long observedGeneration,
        @JsonPropertyDescription("When the status last changed.")
                @Required
                @Pattern(Patterns.DATE_TIME)
                String lastTransitionTime,
        @JsonPropertyDescription("One word of the shared vocabulary.")
                @Required
                @Size(max = 1024)
                @Pattern(Patterns.REASON)
                String reason,
        @JsonPropertyDescription("One sentence for people.") @Required @Size(max = 32768)
                String message) {
    /** The three values of a condition. */
    public enum Status {
        True,
        False,
        Unknown
    }
}
