package io.aihub.api.v1alpha1.policy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.RiskClass;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Map;

/** Models that a policy governs; never by labels of the model. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record PolicySelector(
        @JsonPropertyDescription("Labels that the namespace must have.") @Size(max = 16)
                Map<String, @Size(max = 63) String> namespaceLabels,
        @JsonPropertyDescription("Risk classes; absent for all.") @Size(max = 4)
                List<RiskClass> riskClasses) {}
