package io.aihub.api.v1alpha1.serving;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.Patterns;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;

/** Where the model file comes from. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ModelVolume(
        @JsonPropertyDescription("Volume claim.") @Size(max = 253) String claimName,
        @JsonPropertyDescription("Path within the claim.") @Size(max = 512) String subPath,
        @JsonPropertyDescription("Digest of the content.") @Pattern(Patterns.DIGEST)
                String contentDigest,
        @JsonPropertyDescription("OCI artefact pinned by digest.")
                @Size(max = 512)
                @Pattern(Patterns.IMAGE)
                String ociReference) {}
