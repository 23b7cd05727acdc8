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
        @JsonPropertyDescription("Base URL.") @Required @Size(max = 500) String url,
        @JsonPropertyDescription("Certificates in PEM.") @Size(max = 16384) String caBundle,
        @JsonPropertyDescription("File in the operator's pod that holds the token.")
                @Size(max = 512)
                String tokenFile) {}
