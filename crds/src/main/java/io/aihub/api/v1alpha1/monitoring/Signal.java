package io.aihub.api.v1alpha1.monitoring;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.Patterns;
import io.aihub.api.v1alpha1.SignalKind;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;

/** One signal: what is counted, against which limit, and what follows. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
        value = "!has(self.action) || self.action != 'Rollback' || self.kind != 'InputDrift'",
        message =
                "input drift never rolls back, since another version sees the same inputs; write "
                        + "action: Alert or PausePromotion")
@ValidationRule(
        value = "!has(self.action) || self.action != 'Rollback' || has(self.attribution)",
        message = "action Rollback needs attribution; write attribution: VersionBoundary")
@ValidationRule(
        value =
                "!has(self.action) || self.action != 'Rollback' || !has(self.attribution) || "
                        + "self.attribution == 'VersionBoundary'",
        message =
                "attribution Shadow and Concurrent are not yet supported with action Rollback; "
                        + "write VersionBoundary")
@ValidationRule(
        value = "!(self.kind in ['InputDrift', 'OutputDrift']) || has(self.feature)",
        message =
                "a drift signal needs feature; write the name of an input or output of the "
                        + "reference profile")
@ValidationRule(
        value =
                "!has(self.threshold) || !has(self.threshold.warn) || !has(self.threshold.breach)"
                        + " || (has(self.direction) && self.direction == 'LowerIsWorse' ? "
                        + "double(self.threshold.warn) >= double(self.threshold.breach) : "
                        + "double(self.threshold.warn) <= double(self.threshold.breach))",
        fieldPath = ".threshold.warn",
        message =
                "threshold.warn lies beyond threshold.breach; a warning has to come first (MON-04)")
@ValidationRule(
        value =
                "!has(self.window) || !self.window.matches('"
                        + Patterns.DURATION
                        + "') ||"
                        + " duration(self.window) >= duration('1s')",
        message = "window must be at least 1s; below 5m a warning is recorded")
@RecordBuilder
public record Signal(
        @JsonPropertyDescription("Name of the signal.") @Required @Pattern(Patterns.LABEL)
                String name,
        @JsonPropertyDescription(
                        "InputDrift and OutputDrift are assessed. Recorded only: all others, with a"
                                + " finding.")
                @Required
                SignalKind kind,
        @JsonPropertyDescription("Input or output of the reference profile, for drift kinds.")
                @Size(max = 120)
                String feature,
        @JsonPropertyDescription("Metric, for other kinds.") @Size(max = 120) String metric,
        @JsonPropertyDescription("Numerator of a rate.") @Size(max = 120) String numerator,
        @JsonPropertyDescription("Denominator of a rate.") @Size(max = 120) String denominator,
        @JsonPropertyDescription("Subgroups for Equity.") @Size(max = 16)
                List<@Size(max = 63) String> subgroups,
        @JsonPropertyDescription("PSI is assessed. Recorded only: all others, with a finding.")
                Statistic statistic,
        @JsonPropertyDescription("Frozen is assessed. Recorded only: all others, with a finding.")
                ReferenceMode reference,
        @JsonPropertyDescription("Which way is worse.") Direction direction,
        @JsonPropertyDescription("Limits.") Threshold threshold,
        @JsonPropertyDescription("Length of one window.") @Pattern(Patterns.DURATION) String window,
        @JsonPropertyDescription("Observations below which a window says nothing.")
                @Min(1)
                @Max(1000000000)
                Integer minSamples,
        @JsonPropertyDescription("How many breached windows lead to action.")
                BreachWindows breachWindows,
        @JsonPropertyDescription("Windows within limits that clear a breach.") @Min(1) @Max(20)
                Integer clearWindows,
        @JsonPropertyDescription("Time after a switch that is left out.")
                @Pattern(Patterns.DURATION)
                String settle,
        @JsonPropertyDescription("Time until outcomes are known.") @Pattern(Patterns.DURATION)
                String labelDelay,
        @JsonPropertyDescription("Share of cases with a known outcome.") @Pattern(Patterns.DECIMAL)
                String labelCoverage,
        @JsonPropertyDescription("What follows a breach.") SignalAction action,
        @JsonPropertyDescription("How a breach is put down to the version; needed for Rollback.")
                Attribution attribution) {
    /** How a distance is measured. */
    public enum Statistic {
        PSI,
        KS,
        JensenShannon,
        Hellinger,
        Wasserstein,
        ChiSquare,
        TotalVariation,
        LInfinity,
        Proportion,
        Quantile,
        BurnRate
    }

    /** What a window is compared with. */
    public enum ReferenceMode {
        Frozen,
        SameHourOfWeek,
        Trailing,
        Concurrent
    }

    /** Which way is worse. */
    public enum Direction {
        HigherIsWorse,
        LowerIsWorse,
        TwoSided
    }

    /** What follows a breach. */
    public enum SignalAction {
        Alert,
        PausePromotion,
        SafeState,
        Rollback
    }

    /** How a breach is put down to the version. */
    public enum Attribution {
        Shadow,
        Concurrent,
        VersionBoundary
    }
}
