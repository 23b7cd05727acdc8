package io.aihub.api.v1alpha1.revision;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.Patterns;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** Pooled counts of a revision. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Baseline(
        @JsonPropertyDescription("When it was stored.") @Required @Pattern(Patterns.DATE_TIME)
                String at,
        @JsonPropertyDescription("Revision that traffic was switched to.") @Size(max = 253)
                String before,
        @JsonPropertyDescription("Counts by signal.") @Size(max = 32)
                List<BaselineSignal> signals) {}
