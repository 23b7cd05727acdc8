package io.aihub.api.v1alpha1.status;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.Patterns;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.soabase.recordbuilder.core.RecordBuilder;

/** What the operator did last. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@RecordBuilder
public record LastAction(
        @JsonPropertyDescription("What was done.") @Size(max = 63) String what,
        @JsonPropertyDescription("Revision before.") @Size(max = 253) String from,
        @JsonPropertyDescription("Revision after.") @Size(max = 253) String to,
        @JsonPropertyDescription("Rule that led to it.") @Size(max = 63) String rule,
        @JsonPropertyDescription("Word of the shared vocabulary.") @Size(max = 63) String reason,
        @JsonPropertyDescription("When it was decided.") @Pattern(Patterns.DATE_TIME) String at,
        @JsonPropertyDescription("Name of its record.") @Size(max = 253) String record,
        @JsonPropertyDescription("Who asked for it; absent where the operator decided.")
                @Size(max = 254)
                String by,
        @JsonPropertyDescription("Signal that broke.") @Size(max = 63) String signal,
        @JsonPropertyDescription("The arithmetic in one sentence.") @Size(max = 1000)
                String message) {}
