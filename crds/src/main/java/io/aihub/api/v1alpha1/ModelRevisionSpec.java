package io.aihub.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** An immutable snapshot of content, written by the operator. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
        value = "self == oldSelf",
        message = "a ModelRevision is immutable; change the AIModel instead")
public record ModelRevisionSpec(
        @JsonPropertyDescription("Name of the AIModel.") @Required @Pattern(Patterns.MODEL_NAME)
                String model,
        @JsonPropertyDescription("Digest of the serving content and terms.")
                @Required
                @Pattern(Patterns.DIGEST)
                String contentDigest,
        @JsonPropertyDescription("Digest of the serving content.")
                @Required
                @Pattern(Patterns.DIGEST)
                String servingDigest,
        @JsonPropertyDescription("Version word of the content.") @Required @Size(max = 63)
                String version,
        @JsonPropertyDescription("Version of the digest rules.") @Required @Min(1) @Max(1000)
                Integer digestVersion,
        @JsonPropertyDescription("Serving content and terms with defaults applied.") @Required
                JsonNode content) {}
