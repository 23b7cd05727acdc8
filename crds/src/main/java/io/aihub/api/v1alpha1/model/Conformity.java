package io.aihub.api.v1alpha1.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.Patterns;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;

/** Certificate and declaration of conformity. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Conformity(
        @JsonPropertyDescription("Number of the certificate.") @Size(max = 120)
                String certificateNo,
        @JsonPropertyDescription("Who issued it.") @Size(max = 200) String notifiedBody,
        @JsonPropertyDescription("Last day it is valid.") @Pattern(Patterns.DATE) String validTo,
        @JsonPropertyDescription("Declaration of conformity.") @Size(max = 500)
                String declarationRef) {}
