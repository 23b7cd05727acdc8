package io.aihub.api.v1alpha1.serving;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** Accelerator of each pod. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
        value = "has(self.resource) && self.resource.matches('[^ ]')",
        fieldPath = ".resource",
        reason = "FieldValueRequired",
        message =
                "an accelerator needs resource; write its name, for example nvidia.com/gpu (FLD-03)")
public record Accelerator(
        @JsonPropertyDescription("Resource name, for example nvidia.com/gpu.")
                @Required
                @Size(max = 253)
                String resource,
        @JsonPropertyDescription("Number per pod.") @Required @Min(1) @Max(64) Integer count) {}
