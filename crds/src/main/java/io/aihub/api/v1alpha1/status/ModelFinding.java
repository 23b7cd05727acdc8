package io.aihub.api.v1alpha1.status;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.RuleLevel;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** What one rule found. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ModelFinding(
        @JsonPropertyDescription("Id of the rule.") @Required @Size(max = 63) String rule,
        @JsonPropertyDescription("How strongly it speaks.") @Required RuleLevel level,
        @JsonPropertyDescription("Field it is about.") @Size(max = 253) String path,
        @JsonPropertyDescription("What to write instead.") @Size(max = 1000) String message) {}
