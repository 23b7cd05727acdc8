package io.aihub.api.v1alpha1.revision;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.Patterns;
import io.aihub.api.v1alpha1.SignalKind;
import io.aihub.api.v1alpha1.SignalState;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;

/** Pooled counts of one signal. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@RecordBuilder
public record BaselineSignal(
        @JsonPropertyDescription("Name of the signal.") @Required @Size(max = 63) String name,
        @JsonPropertyDescription("Kind of the signal.") SignalKind kind,
        @JsonPropertyDescription("Input or output.") @Size(max = 120) String feature,
        @JsonPropertyDescription("What its last windows said together.") SignalState state,
        @JsonPropertyDescription("Windows pooled.") @Min(0) @Max(1000000) Integer windows,
        @JsonPropertyDescription("Finite upper bounds of the bins, ascending.") @Size(max = 200)
                List<@Size(max = 40) @Pattern(Patterns.DOUBLE) String> edges,
        @JsonPropertyDescription("Observations per bin.") @Size(max = 201) List<Long> counts,
        @JsonPropertyDescription("Observations without a usable value.") Long missing) {}
