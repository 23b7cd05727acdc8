package io.aihub.api.v1alpha1.monitoring;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.Patterns;
import io.aihub.api.v1alpha1.SafeState;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.soabase.recordbuilder.core.RecordBuilder;

/** What happens when a revision fails its limits. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
        value = "!has(self.safeState) || self.safeState != 'RouteToFallback'",
        message =
                "safeState RouteToFallback is not yet supported: write StopServing or KeepServing")
@RecordBuilder
public record Rollback(
        @JsonPropertyDescription("Automatic, Proposed or \"Off\" (in quotes).") RollbackMode mode,
        @JsonPropertyDescription("Time after a rollback without another.")
                @Pattern(Patterns.DURATION)
                String cooldown,
        @JsonPropertyDescription("Windows that verify a rollback.") @Min(1) @Max(20)
                Integer verifyWindows,
        @JsonPropertyDescription("Time the previous pods are kept after the new ones are stable.")
                @Pattern(Patterns.DURATION)
                String keepPreviousFor,
        @JsonPropertyDescription("What happens when nothing approved can run.") SafeState safeState,
        @JsonPropertyDescription("Approved model to route to.") @Pattern(Patterns.NAME)
                String fallbackModel,
        @JsonPropertyDescription("What happens to what serves when its approval ends.")
                ExpiryAction onExpiry,
        @JsonPropertyDescription("Why these choices fit the alternative risk.") @Size(max = 500)
                String rationaleRef) {
    /** Who decides a rollback. */
    public enum RollbackMode {
        Automatic,
        Proposed,
        Off
    }

    /** What happens when an approval ends. */
    public enum ExpiryAction {
        KeepServing,
        BlockNew,
        SafeState
    }
}
