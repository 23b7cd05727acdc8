package io.aihub.api.v1alpha1.serving;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;

/** Signature of an artefact. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Signature(
        @JsonPropertyDescription("Signature bundle.") @Size(max = 500) String bundleRef,
        @JsonPropertyDescription("Signer.") @Size(max = 254) String identity,
        @JsonPropertyDescription("Issuer of the signer's identity.") @Size(max = 254)
                String issuer) {}
