package io.aihub.api.v1alpha1.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** Expected benefit. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Benefit(
        @JsonPropertyDescription("Where the case is made.") @Size(max = 500) String ref,
        @JsonPropertyDescription("Measures by name.") @Size(max = 32)
                List<BenefitMeasure> measures) {}
