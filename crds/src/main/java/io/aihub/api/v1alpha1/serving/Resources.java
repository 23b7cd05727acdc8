package io.aihub.api.v1alpha1.serving;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;

/** Requests and limits. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Resources(
        @JsonPropertyDescription("Requests by resource name.") @Size(max = 8)
                Map<String, Quantity> requests,
        @JsonPropertyDescription("Limits by resource name.") @Size(max = 8)
                Map<String, Quantity> limits) {}
