package io.aihub.api.v1alpha1.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;

/** Exception from the high-risk class. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record RegulatoryException(
        @JsonPropertyDescription("The ground.") @Size(max = 500) String ground,
        @JsonPropertyDescription("The documented assessment.") @Size(max = 500)
                String assessmentRef) {}
