package io.aihub.api.v1alpha1.monitoring;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.Patterns;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;

/** What is watched. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@RecordBuilder
public record Monitoring(
        @JsonPropertyDescription("Name of a MetricSource.") @Pattern(Patterns.NAME)
                String sourceRef,
        @JsonPropertyDescription("What \"no drift\" means.") ProfileReference referenceProfile,
        @JsonPropertyDescription("Silence after which onNoData applies.")
                @Pattern(Patterns.DURATION)
                String noDataFor,
        @JsonPropertyDescription("What happens when no counts arrive.") NoDataAction onNoData,
        @JsonPropertyDescription("Budget that the limits were chosen for.")
                @Pattern(Patterns.DECIMAL)
                String falseAlarmsPerYear,
        @JsonPropertyDescription("Protection of small groups.") MonitoringPrivacy privacy,
        @JsonPropertyDescription("How often the limits are reviewed.") @Pattern(Patterns.DURATION)
                String reviewInterval,
        @JsonPropertyDescription("Monitoring plan.") @Size(max = 500) String planRef,
        @JsonPropertyDescription("Who answers for it.") @Size(max = 200) String owner,
        @JsonPropertyDescription("Signals by name.") @Size(max = 32) List<Signal> signals) {
    /** What happens when no counts arrive. */
    public enum NoDataAction {
        Alert,
        PausePromotion,
        SafeState
    }
}
