package io.aihub.api.v1alpha1.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.YesNo;
import io.fabric8.generator.annotation.Size;
import io.soabase.recordbuilder.core.RecordBuilder;

/** Regulatory references of a model. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@RecordBuilder
public record Regulatory(
        @JsonPropertyDescription("Role of the organization under the AI Act.") RegulatoryRole role,
        @JsonPropertyDescription("Medical device status.") Device device,
        @JsonPropertyDescription("Certificate and declaration.") Conformity conformity,
        @JsonPropertyDescription("Registration in the EU database.") EuDatabase euDatabase,
        @JsonPropertyDescription("Fundamental rights impact assessment.") DatedReference fria,
        @JsonPropertyDescription("Exception from the high-risk class.")
                RegulatoryException exception,
        @JsonPropertyDescription("Whether it profiles people: \"Yes\" or \"No\", in quotes.")
                YesNo profiling,
        @JsonPropertyDescription("Regulatory sandbox.") @Size(max = 500) String sandboxRef) {
    /** Role under the AI Act. */
    public enum RegulatoryRole {
        Deployer,
        Provider,
        Both
    }
}
