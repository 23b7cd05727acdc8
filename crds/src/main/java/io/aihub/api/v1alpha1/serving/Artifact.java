package io.aihub.api.v1alpha1.serving;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.Patterns;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;

/** The model file. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Artifact(
        @JsonPropertyDescription("Where it is stored.") @Size(max = 1024) String uri,
        @JsonPropertyDescription("Digest of its content.") @Pattern(Patterns.DIGEST) String digest,
        @JsonPropertyDescription("For example ONNX.") @Size(max = 63) String format,
        @JsonPropertyDescription("Licence, best an SPDX id.") @Size(max = 120) String licence,
        @JsonPropertyDescription("Signature of the artefact; it is not verified yet.")
                Signature signature,
        @JsonPropertyDescription("Bill of materials.") @Size(max = 500) String sbomRef) {}
