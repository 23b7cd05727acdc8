package io.aihub.api.v1alpha1.serving;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.Patterns;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** Liveness probe: a pod that hangs is restarted. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Liveness(
        @JsonPropertyDescription("HTTP path.") @Required @Size(max = 512) @Pattern(Patterns.PATH)
                String path,
        @JsonPropertyDescription("Time for one answer.") @Pattern(Patterns.DURATION)
                String timeout) {}
