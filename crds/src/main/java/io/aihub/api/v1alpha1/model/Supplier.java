package io.aihub.api.v1alpha1.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;

/** Who supplies a model. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Supplier(
        @JsonPropertyDescription("Legal name.") @Size(max = 200) String name,
        @JsonPropertyDescription("Country of establishment.") @Size(max = 63) String country,
        @JsonPropertyDescription("The contract.") @Size(max = 500) String contractRef,
        @JsonPropertyDescription("Who owns the data it produces.") @Size(max = 500)
                String dataOwnership,
        @JsonPropertyDescription("How to leave this supplier.") @Size(max = 500)
                String exitPlanRef) {}
