package io.aihub.api.v1alpha1.monitoring;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.Patterns;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;

/** A reference profile and its digest. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ProfileReference(
        @JsonPropertyDescription("Name of a ReferenceProfile in this namespace.")
                @Required
                @Pattern(Patterns.NAME)
                String name,
        @JsonPropertyDescription("Digest it must have.") @Pattern(Patterns.DIGEST) String digest) {}
