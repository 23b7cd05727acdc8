package io.aihub.api.v1alpha1.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.Patterns;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A model that this one was built from. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record BaseModel(
        @JsonPropertyDescription("Name of the base model.") @Required @Size(max = 200) String name,
        @JsonPropertyDescription("Its version.") @Size(max = 63) String version,
        @JsonPropertyDescription("Its digest.") @Pattern(Patterns.DIGEST) String digest,
        @JsonPropertyDescription("Its licence.") @Size(max = 120) String licence) {}
