package io.aihub.api.v1alpha1.policy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.Patterns;
import io.aihub.api.v1alpha1.RuleLevel;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** Level of one rule. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Rule(
        @JsonPropertyDescription("Id of the rule.") @Required @Size(max = 63) String id,
        @JsonPropertyDescription("How strongly it speaks; \"Off\" is written in quotes.") @Required
                RuleLevel level,
        @JsonPropertyDescription("Day from which Enforce holds; before it the rule warns.")
                @Pattern(Patterns.DATE)
                String enforceFrom) {}
