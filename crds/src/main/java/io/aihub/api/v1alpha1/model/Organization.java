package io.aihub.api.v1alpha1.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** Who answers for a model. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Organization(
        @JsonPropertyDescription("Name of the organization.") @Required @Size(max = 200)
                String name,
        @JsonPropertyDescription("Unit within it.") @Size(max = 200) String unit,
        @JsonPropertyDescription("Functional address, not a private one.") @Size(max = 254)
                String contact) {}
