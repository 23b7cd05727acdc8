package io.aihub.api.v1alpha1.status;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.Patterns;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** One approval that counts. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record GivenApproval(
        @JsonPropertyDescription("Role it counts for.") @Required @Size(max = 63) String role,
        @JsonPropertyDescription("Who gave it.") @Required @Size(max = 254) String username,
        @JsonPropertyDescription("When it ends.") @Pattern(Patterns.DATE_TIME) String until) {}
