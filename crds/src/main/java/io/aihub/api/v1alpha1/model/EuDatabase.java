package io.aihub.api.v1alpha1.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;

/** Registration in the EU database. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record EuDatabase(
        @JsonPropertyDescription("Registration of the use.") @Size(max = 120)
                String useRegistrationId,
        @JsonPropertyDescription("Public address of the entry.") @Size(max = 500) String url) {}
