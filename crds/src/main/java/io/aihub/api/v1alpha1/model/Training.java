package io.aihub.api.v1alpha1.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.Patterns;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;

/** The training run. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Training(
        @JsonPropertyDescription("Code that trained it.") @Size(max = 500) String codeRef,
        @JsonPropertyDescription("The run.") @Size(max = 500) String runRef,
        @JsonPropertyDescription("Day of the run.") @Pattern(Patterns.DATE) String date) {}
