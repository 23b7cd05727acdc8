package io.aihub.api.v1alpha1.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.Patterns;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.ValidationRule;

/** Period in which content may be used. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
        value = "!has(self.from) || !has(self.until) || self.until > self.from",
        message = "validity.until must be later than validity.from")
public record Validity(
        @JsonPropertyDescription("Start of the period.") @Pattern(Patterns.DATE_TIME) String from,
        @JsonPropertyDescription("End of the period.") @Pattern(Patterns.DATE_TIME) String until) {}
