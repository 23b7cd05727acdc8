package io.aihub.api.v1alpha1.status;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.ApprovalState;
import io.aihub.api.v1alpha1.Patterns;
import io.aihub.api.v1alpha1.RoleCount;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;

/** Approval of the content asked for, computed on every pass. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@RecordBuilder
public record ApprovalStatus(
        @JsonPropertyDescription("The approval in one word.") ApprovalState state,
        @JsonPropertyDescription("When the state began.") @Pattern(Patterns.DATE_TIME) String since,
        @JsonPropertyDescription("When the approval ends.") @Pattern(Patterns.DATE_TIME)
                String effectiveUntil,
        @JsonPropertyDescription("What ends it first.") @Size(max = 500) String limitedBy,
        @JsonPropertyDescription("Governance policies that selected the model.") @Size(max = 1000)
                String policy,
        @JsonPropertyDescription("Roles and people needed.")
                @Size(max = 64)
                @JsonInclude(JsonInclude.Include.NON_EMPTY)
                List<RoleCount> required,
        @JsonPropertyDescription("Approvals that count.")
                @Size(max = 100)
                @JsonInclude(JsonInclude.Include.NON_EMPTY)
                List<GivenApproval> given,
        @JsonPropertyDescription("Roles still missing.")
                @Size(max = 64)
                @JsonInclude(JsonInclude.Include.NON_EMPTY)
                List<@Size(max = 63) String> missing) {
    /** An empty list is not written, so that what was written equals what is read back. */
    public ApprovalStatus {
        required = required == null ? List.of() : required;
        given = given == null ? List.of() : given;
        missing = missing == null ? List.of() : missing;
    }
}
