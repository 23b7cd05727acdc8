package io.aihub.api.v1alpha1.policy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.Patterns;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** Limits of lifting a stop without full quorum. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record TemporaryResumeRule(
        @JsonPropertyDescription("Longest time, at most 72h.") @Pattern(Patterns.DURATION)
                String maxDuration,
        @JsonPropertyDescription("Roles that must agree, one person each.") @Size(max = 8)
                List<@Pattern(Patterns.LABEL) String> roles) {}
