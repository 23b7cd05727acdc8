package io.aihub.api.v1alpha1.status;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.Patterns;
import io.fabric8.generator.annotation.Pattern;

/** Newest link of the audit chain. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record AuditHead(
        @JsonPropertyDescription("Recorded only: number of the link.") Long seq,
        @JsonPropertyDescription("Recorded only: its hash.") @Pattern(Patterns.DIGEST)
                String hash) {}
