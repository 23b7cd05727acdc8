package io.aihub.api.v1alpha1.profile;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.Patterns;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** Dataset behind a profile. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ProfileSource(
        @JsonPropertyDescription("Name of the dataset.") @Required @Size(max = 120) String dataset,
        @JsonPropertyDescription("Its version.") @Size(max = 63) String version,
        @JsonPropertyDescription("Digest of its content.") @Pattern(Patterns.DIGEST)
                String digest) {}
