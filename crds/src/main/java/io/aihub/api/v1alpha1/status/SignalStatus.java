package io.aihub.api.v1alpha1.status;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.Patterns;
import io.aihub.api.v1alpha1.SignalKind;
import io.aihub.api.v1alpha1.SignalOutcome;
import io.aihub.api.v1alpha1.SignalState;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;

/** Last windows of one signal. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@RecordBuilder
public record SignalStatus(
        @JsonPropertyDescription("Name of the signal.") @Required @Size(max = 63) String name,
        @JsonPropertyDescription("Kind of the signal.") SignalKind kind,
        @JsonPropertyDescription("How the last window ended.") SignalOutcome outcome,
        @JsonPropertyDescription("Distance measured.") @Pattern(Patterns.DECIMAL) String value,
        @JsonPropertyDescription("Distance without its expected noise.") @Pattern(Patterns.DECIMAL)
                String debiased,
        @JsonPropertyDescription("Lower and upper bound; the upper is left out where open.")
                @Size(max = 2)
                @JsonInclude(JsonInclude.Include.NON_EMPTY)
                List<@Pattern(Patterns.DECIMAL) String> bounds,
        @JsonPropertyDescription("Value from which the window is a breach.")
                @Pattern(Patterns.DECIMAL)
                String critical,
        @JsonPropertyDescription("Observations in the reference.") Long referenceCount,
        @JsonPropertyDescription("Observations in the window.") Long currentCount,
        @JsonPropertyDescription("Smallest distance that these counts can show.")
                @Pattern(Patterns.DECIMAL)
                String minDetectable,
        @JsonPropertyDescription("Scraped pod time by expected pod time.")
                @Pattern(Patterns.DECIMAL)
                String coverage,
        @JsonPropertyDescription("End of the last window.") @Pattern(Patterns.DATE_TIME)
                String windowEnd,
        @JsonPropertyDescription("Outcomes, newest last, one letter each.") @Size(max = 20)
                String recent,
        @JsonPropertyDescription("The arithmetic in one sentence.") @Size(max = 1000)
                String message,
        @JsonPropertyDescription("What the last windows say together.") SignalState state,
        @JsonPropertyDescription("Since when that state holds.") @Pattern(Patterns.DATE_TIME)
                String since,
        @JsonPropertyDescription("Revision that the windows belong to.") @Size(max = 253)
                String revision,
        @JsonPropertyDescription("Start of the first window of the present breach.")
                @Pattern(Patterns.DATE_TIME)
                String firstBreach,
        @JsonPropertyDescription("Share of the values in the window that could be used.")
                @Pattern(Patterns.DECIMAL)
                String usableShare) {
    /** An empty list is not written, so that what was written equals what is read back. */
    public SignalStatus {
        bounds = bounds == null ? List.of() : bounds;
    }
}
