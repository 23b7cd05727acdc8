package io.aihub.api.v1alpha1.policy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.RiskClass;
import io.aihub.api.v1alpha1.RoleCount;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** Who has to approve one risk class. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Quorum(
        @JsonPropertyDescription("Risk class.") @Required RiskClass riskClass,
        @JsonPropertyDescription("Roles and people needed.") @Required @Size(max = 16)
                List<RoleCount> roles) {}
