package io.aihub.api.v1alpha1.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.Location;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** Where a model may run. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Placement(
        @JsonPropertyDescription("Locations it may run in; absent for any.") @Size(max = 3)
                List<Location> allowed,
        @JsonPropertyDescription(
                        "Country or union codes it may run in, for example SE or EU; absent for any.")
                @Size(max = 32)
                List<@Size(max = 16) String> residency) {}
