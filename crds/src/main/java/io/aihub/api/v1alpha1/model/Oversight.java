package io.aihub.api.v1alpha1.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.Patterns;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** Human oversight. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Oversight(
        @JsonPropertyDescription("Where people stand.") OversightMode mode,
        @JsonPropertyDescription("What they do.") @Size(max = 1000) String measure,
        @JsonPropertyDescription("Who does it.") @Size(max = 16)
                List<@Size(max = 200) String> responsible,
        @JsonPropertyDescription("Their training.") @Size(max = 500) String trainingRef,
        @JsonPropertyDescription("How to stop it.") @Size(max = 500) String stopProcedureRef,
        @JsonPropertyDescription("How to work without it.") @Size(max = 500)
                String fallbackProcedureRef,
        @JsonPropertyDescription("Day the fallback was last tried.") @Pattern(Patterns.DATE)
                String lastDrill) {
    /** Where people stand. */
    public enum OversightMode {
        HumanInTheLoop,
        OnTheLoop,
        InCommand
    }
}
