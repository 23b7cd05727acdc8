package io.aihub.api.v1alpha1.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;

/** Medical device status. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Device(
        @JsonPropertyDescription("Status under the device rules.") DeviceStatus status,
        @JsonPropertyDescription("Device class, for example IIa.")
                @JsonProperty("class")
                @Size(max = 16)
                String deviceClass,
        @JsonPropertyDescription("Device identifier.") @Size(max = 120) String udiDi,
        @JsonPropertyDescription("Reasons, for InHouse and NotADevice.") @Size(max = 500)
                String justificationRef) {
    /** Status under the device rules. */
    public enum DeviceStatus {
        CeMarked,
        InHouse,
        NationalMedicalInformationSystem,
        ClinicalInvestigation,
        NotADevice
    }
}
