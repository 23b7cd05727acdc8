package io.aihub.api.v1alpha1.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;

/** Documents of a model. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Documents(
        @JsonPropertyDescription("Instructions for use.") VersionedReference instructionsForUse,
        @JsonPropertyDescription("Technical documentation.") @Size(max = 500)
                String technicalDocumentationRef,
        @JsonPropertyDescription("Model card.") @Size(max = 500) String modelCardRef) {}
