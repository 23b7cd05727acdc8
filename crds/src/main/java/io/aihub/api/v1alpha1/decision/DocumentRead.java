package io.aihub.api.v1alpha1.decision;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A document that was read. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record DocumentRead(
        @JsonPropertyDescription("Where it is kept.") @Required @Size(max = 500) String ref,
        @JsonPropertyDescription("Its version.") @Size(max = 63) String version) {}
