package io.aihub.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.status.ApprovalStatus;
import io.aihub.api.v1alpha1.status.AuditHead;
import io.aihub.api.v1alpha1.status.Candidate;
import io.aihub.api.v1alpha1.status.HoldStatus;
import io.aihub.api.v1alpha1.status.LastAction;
import io.aihub.api.v1alpha1.status.ModelFinding;
import io.aihub.api.v1alpha1.status.ServingStatus;
import io.aihub.api.v1alpha1.status.ShownEntry;
import io.aihub.api.v1alpha1.status.SignalStatus;
import io.aihub.api.v1alpha1.status.Stop;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;

/** What was found and what answers now. Written by the operator only. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@RecordBuilder
public record AIModelStatus(
        @JsonPropertyDescription("Generation of the spec that was looked at.")
                Long observedGeneration,
        @JsonPropertyDescription("Digest of the serving content and terms asked for.")
                @Pattern(Patterns.DIGEST)
                String contentDigest,
        @JsonPropertyDescription("Digest of the serving content asked for.")
                @Pattern(Patterns.DIGEST)
                String servingDigest,
        @JsonPropertyDescription("Approval of the content asked for.") ApprovalStatus approval,
        @JsonPropertyDescription("What answers now.") ServingStatus serving,
        @JsonPropertyDescription(
                        "What the columns show: of what serves, else of what is asked for.")
                ShownEntry shown,
        @JsonPropertyDescription("Revision that is being rolled out.") Candidate candidate,
        @JsonPropertyDescription("Stops in force; deleting the decision does not lift one.")
                @Size(max = 100)
                @JsonInclude(JsonInclude.Include.NON_EMPTY)
                List<Stop> stops,
        @JsonPropertyDescription("What automation leaves alone; absent while nothing is held.")
                HoldStatus hold,
        @JsonPropertyDescription("Signals by name.")
                @Size(max = 64)
                @JsonInclude(JsonInclude.Include.NON_EMPTY)
                List<SignalStatus> signals,
        @JsonPropertyDescription("All signals in one word.") OverallSignals signalsState,
        @JsonPropertyDescription("What the operator did last.") LastAction lastAction,
        @JsonPropertyDescription("What the rules found.")
                @Size(max = 100)
                @JsonInclude(JsonInclude.Include.NON_EMPTY)
                List<ModelFinding> findings,
        @JsonPropertyDescription("Recorded only: newest link of the audit chain.")
                AuditHead auditHead,
        @JsonPropertyDescription("Conditions by type.")
                @Size(max = 16)
                @JsonInclude(JsonInclude.Include.NON_EMPTY)
                List<Condition> conditions) {
    /** An empty list is not written, so that what was written equals what is read back. */
    public AIModelStatus {
        stops = stops == null ? List.of() : stops;
        signals = signals == null ? List.of() : signals;
        findings = findings == null ? List.of() : findings;
        conditions = conditions == null ? List.of() : conditions;
    }

    /** All signals in one word. */
    public enum OverallSignals {
        WithinLimits,
        Warning,
        Breached,
        Unknown,
        NotMonitored
    }
}
