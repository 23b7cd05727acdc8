package io.aihub.api.v1alpha1.source;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A Prometheus server. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Prometheus(
        @JsonPropertyDescription("Recorded only: base URL.") @Required @Size(max = 500) String url,
        @JsonPropertyDescription("Recorded only: certificates in PEM.") @Size(max = 16384)
                String caBundle,
        @JsonPropertyDescription("Recorded only: file in the operator's pod that holds the token.")
                @Size(max = 512)
                String tokenFile) {}
