package io.aihub.api.v1alpha1.status;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.ApprovalState;
import io.aihub.api.v1alpha1.Patterns;
import io.aihub.api.v1alpha1.YesNo;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;

/** What answers now. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@RecordBuilder
public record ServingStatus(
        @JsonPropertyDescription("State of the workload.") ServingState state,
        @JsonPropertyDescription("Version that answers.") @Size(max = 63) String version,
        @JsonPropertyDescription("ModelRevision that answers.") @Size(max = 253) String revision,
        @JsonPropertyDescription("Its serving digest.") @Pattern(Patterns.DIGEST)
                String servingDigest,
        @JsonPropertyDescription("Its own approval.") ApprovalState approval,
        @JsonPropertyDescription("Who approved it.")
                @Size(max = 100)
                @JsonInclude(JsonInclude.Include.NON_EMPTY)
                List<GivenApproval> approvedBy,
        @JsonPropertyDescription("When its approval ends.") @Pattern(Patterns.DATE_TIME)
                String effectiveUntil,
        @JsonPropertyDescription("What ends it first.") @Size(max = 500) String limitedBy,
        @JsonPropertyDescription("Whether that approval is valid.") YesNo inForce,
        @JsonPropertyDescription("Its ready pods of those wanted, for example 2/3.") @Size(max = 21)
                String ready,
        @JsonPropertyDescription("Since when it answers.") @Pattern(Patterns.DATE_TIME)
                String since,
        @JsonPropertyDescription("Revision that answered before.") @Size(max = 253) String previous,
        @JsonPropertyDescription("Cases it has answered.") Long casesServed,
        @JsonPropertyDescription("Version and approval in one line, for the table.")
                @Size(max = 120)
                String summary,
        @JsonPropertyDescription("Since when its approval is not valid; absent while it is.")
                @Pattern(Patterns.DATE_TIME)
                String lapsedAt,
        @JsonPropertyDescription("Since when no counts arrive; absent while they do.")
                @Pattern(Patterns.DATE_TIME)
                String silentSince,
        @JsonPropertyDescription("Since when that is longer than noDataFor.")
                @Pattern(Patterns.DATE_TIME)
                String blindSince,
        @JsonPropertyDescription("Since when no signal is in breach or unknown.")
                @Pattern(Patterns.DATE_TIME)
                String withinLimitsSince,
        @JsonPropertyDescription("Whether the rollback to it has helped.")
                RollbackOutcome rollback) {
    /** An empty list is not written, so that what was written equals what is read back. */
    public ServingStatus {
        approvedBy = approvedBy == null ? List.of() : approvedBy;
    }

    /** What became of the rollback that put the traffic where it is. */
    public enum RollbackOutcome {
        Verifying,
        Recovered,
        Ineffective,
        Revoked
    }

    /** State of the workload. */
    public enum ServingState {
        Serving,
        Starting,
        Stopped,
        None
    }
}
