package io.aihub.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.policy.BreakGlassRule;
import io.aihub.api.v1alpha1.policy.IncidentClock;
import io.aihub.api.v1alpha1.policy.MaxValidity;
import io.aihub.api.v1alpha1.policy.PolicySelector;
import io.aihub.api.v1alpha1.policy.Quorum;
import io.aihub.api.v1alpha1.policy.Rule;
import io.aihub.api.v1alpha1.policy.StaffedHours;
import io.aihub.api.v1alpha1.policy.TemporaryResumeRule;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;

/** Law as data: rules with levels and dates, quorum, validity and grace. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@RecordBuilder
public record GovernancePolicySpec(
        @JsonPropertyDescription("Models it governs; absent for all.") PolicySelector selector,
        @JsonPropertyDescription(
                        "Whether decisions count only with the admission policies installed; Required "
                                + "when absent.")
                Admission admission,
        @JsonPropertyDescription("Levels by rule.") @Size(max = 100) List<Rule> rules,
        @JsonPropertyDescription("Who has to approve, by risk class.") @Size(max = 4)
                List<Quorum> quorum,
        @JsonPropertyDescription("Longest approval, by risk class.") @Size(max = 4)
                List<MaxValidity> maxValidity,
        @JsonPropertyDescription("Time before its end in which an approval is Expiring.")
                @Pattern(Patterns.DURATION)
                String renewalWindow,
        @JsonPropertyDescription("Time that what serves keeps serving under a stricter policy.")
                @Pattern(Patterns.DURATION)
                String graceForRunning,
        @JsonPropertyDescription("When the hub is staffed.") StaffedHours staffedHours,
        @JsonPropertyDescription("Limits of emergency use.") BreakGlassRule breakGlass,
        @JsonPropertyDescription("Limits of lifting a stop without full quorum.")
                TemporaryResumeRule temporaryResume,
        @JsonPropertyDescription("Service accounts whose decisions count.") @Size(max = 32)
                List<@Size(max = 254) String> serviceAccountsMayApprove,
        @JsonPropertyDescription("Time limits for reports.") @Size(max = 32)
                List<IncidentClock> incidentClocks,
        @JsonPropertyDescription("Profile of the register export.") @Size(max = 120)
                String registerProfile) {
    /** Whether admission policies must protect decisions. */
    public enum Admission {
        Required,
        NotRequired
    }
}
