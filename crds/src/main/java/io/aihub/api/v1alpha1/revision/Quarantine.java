package io.aihub.api.v1alpha1.revision;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.Patterns;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.soabase.recordbuilder.core.RecordBuilder;

/** Why a revision may not serve again. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@RecordBuilder
public record Quarantine(
        @JsonPropertyDescription("Word of the shared vocabulary.") @Required @Size(max = 63)
                String reason,
        @JsonPropertyDescription("Record of the action.") @Size(max = 253) String record,
        @JsonPropertyDescription("When it was set.") @Pattern(Patterns.DATE_TIME) String at,
        @JsonPropertyDescription("Who or what.") @Size(max = 254) String by,
        @JsonPropertyDescription("Uid of the decision that asked for it.") @Size(max = 63)
                String decision,
        @JsonPropertyDescription("Signal that broke.") @Size(max = 63) String signal,
        @JsonPropertyDescription("Why, with the arithmetic or the person's words.")
                @Size(max = 1000)
                String figures) {}
