package io.aihub.api.v1alpha1.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.YesNo;
import io.fabric8.generator.annotation.Size;

/** What people are told. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Transparency(
        @JsonPropertyDescription(
                        "Whether people are told that it is AI: \"Yes\" or \"No\", in quotes.")
                YesNo aiDisclosure,
        @JsonPropertyDescription("Information to patients.") @Size(max = 500) String patientInfoRef,
        @JsonPropertyDescription("Information to staff.") @Size(max = 500)
                String workersInformedRef,
        @JsonPropertyDescription("How its output is explained.") @Size(max = 500)
                String explanationRef,
        @JsonPropertyDescription("Whether the entry is public, \"Yes\" or \"No\" in quotes.")
                YesNo publicRegister) {}
