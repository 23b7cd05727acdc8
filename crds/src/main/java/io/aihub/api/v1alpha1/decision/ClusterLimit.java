package io.aihub.api.v1alpha1.decision;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.Location;
import io.fabric8.generator.annotation.Size;

/** Where approved content may run. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ClusterLimit(
        @JsonPropertyDescription("Kind of place.") Location location,
        @JsonPropertyDescription("Country or union code of whoever runs the cluster.")
                @Size(max = 16)
                String jurisdiction) {}
