package io.aihub.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.revision.Baseline;
import io.aihub.api.v1alpha1.revision.Quarantine;
import io.aihub.api.v1alpha1.revision.ServedInterval;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;

/** Health and history of a revision. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@RecordBuilder
public record ModelRevisionStatus(
        @JsonPropertyDescription("Its approval now.") ApprovalState approval,
        @JsonPropertyDescription("When it first answered.") @Pattern(Patterns.DATE_TIME)
                String firstServed,
        @JsonPropertyDescription("When it answered, oldest first.")
                @Size(max = 20)
                @JsonInclude(JsonInclude.Include.NON_EMPTY)
                List<ServedInterval> served,
        @JsonPropertyDescription("When it became stable.") @Pattern(Patterns.DATE_TIME)
                String stableSince,
        @JsonPropertyDescription("When it last answered.") @Pattern(Patterns.DATE_TIME)
                String lastServed,
        @JsonPropertyDescription("Cases it had answered when it was last left.") Long casesServed,
        @JsonPropertyDescription("Why it may not serve again.") Quarantine quarantine,
        @JsonPropertyDescription("Counts of its signals, stored before traffic was switched away.")
                Baseline baseline,
        @JsonPropertyDescription("Conditions by type.") @Size(max = 16)
                List<Condition> conditions) {
    /** An empty list is not written, so that what was written equals what is read back. */
    public ModelRevisionStatus {
        served = served == null ? List.of() : served;
    }
}
