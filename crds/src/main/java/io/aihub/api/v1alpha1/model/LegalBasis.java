package io.aihub.api.v1alpha1.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;

/** Legal basis of the processing. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record LegalBasis(
        @JsonPropertyDescription("Ground in Article 6 GDPR.") @Size(max = 63) String art6,
        @JsonPropertyDescription("Ground in Article 9 GDPR.") @Size(max = 63) String art9,
        @JsonPropertyDescription("National rule.") @Size(max = 200) String national) {}
