package io.aihub.api.v1alpha1.status;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.HarmLevel;
import io.aihub.api.v1alpha1.Patterns;
import io.aihub.api.v1alpha1.RiskClass;
import io.aihub.api.v1alpha1.Stage;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * What columns and selectors read. A column has one path and no fallback, so that the choice
 * between what serves and what is asked for is made when status is written.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@RecordBuilder
public record ShownEntry(
        @JsonPropertyDescription("Risk class of the AI Act.") @JsonProperty("class")
                RiskClass riskClass,
        @JsonPropertyDescription("Risk that remains.") HarmLevel residualRisk,
        @JsonPropertyDescription("Harm if it is not used.") HarmLevel harmIfAbsent,
        @JsonPropertyDescription("How far into use it has come.") Stage stage,
        @JsonPropertyDescription(
                        "System owner; while a change is pending, the one before the change.")
                @Size(max = 200)
                String owner,
        @JsonPropertyDescription("When its approval ends.") @Pattern(Patterns.DATE_TIME)
                String until) {}
