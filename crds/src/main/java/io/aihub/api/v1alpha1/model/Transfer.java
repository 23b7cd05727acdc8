package io.aihub.api.v1alpha1.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** One transfer of personal data. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Transfer(
        @JsonPropertyDescription("Country it goes to.") @Required @Size(max = 63) String country,
        @JsonPropertyDescription("Legal mechanism.") @Size(max = 200) String mechanism,
        @JsonPropertyDescription("Purpose.") @Size(max = 500) String purpose) {}
