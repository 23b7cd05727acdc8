package io.aihub.api.v1alpha1.status;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.Patterns;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;

/** The revision that is being rolled out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Candidate(
        @JsonPropertyDescription("Its ModelRevision.") @Size(max = 253) String revision,
        @JsonPropertyDescription("When the rollout began.") @Pattern(Patterns.DATE_TIME)
                String since,
        @JsonPropertyDescription("How far it has come.") CandidatePhase phase,
        @JsonPropertyDescription("Why it comes in.") Purpose purpose) {
    /** Why a revision comes in. */
    public enum Purpose {
        Promotion,
        Rollback
    }

    /** How far a rollout has come. */
    public enum CandidatePhase {
        Deploying,
        Waiting,
        Failed,
        SmokeTestFailed
    }
}
