package io.aihub.api.v1alpha1.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.Patterns;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;

/** Data protection impact assessment. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Dpia(
        @JsonPropertyDescription("Where it is kept.") @Size(max = 500) String ref,
        @JsonPropertyDescription("Day it was made.") @Pattern(Patterns.DATE) String date,
        @JsonPropertyDescription("Day of its next review.") @Pattern(Patterns.DATE)
                String nextReview) {}
