package io.aihub.api.v1alpha1.serving;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.Patterns;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** Startup probe. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Startup(
        @JsonPropertyDescription("HTTP path; the one of readiness by default.")
                @Size(max = 512)
                @Pattern(Patterns.PATH)
                String path,
        @JsonPropertyDescription(
                        "Time until it has to answer, from 5s; a pod that takes longer is"
                                + " restarted.")
                @Required
                @Pattern(Patterns.DURATION)
                String within) {}
