package io.aihub.api.v1alpha1.status;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.AIModelSpec;
import io.aihub.api.v1alpha1.Patterns;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.soabase.recordbuilder.core.RecordBuilder;

/** What automation leaves alone now. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@RecordBuilder
public record HoldStatus(
        @JsonPropertyDescription("What is left alone: the stricter of spec.hold and the decision.")
                AIModelSpec.Hold inForce,
        @JsonPropertyDescription("Who decided it; absent where spec.hold alone asks for it.")
                @Size(max = 254)
                String by,
        @JsonPropertyDescription("ModelDecision that set it; absent where spec.hold alone does.")
                @Size(max = 253)
                String decision,
        @JsonPropertyDescription("When it was decided.") @Pattern(Patterns.DATE_TIME) String since,
        @JsonPropertyDescription("When it ends by itself; absent where somebody has to end it.")
                @Pattern(Patterns.DATE_TIME)
                String until,
        @JsonPropertyDescription("Why, in the words of who decided it.") @Size(max = 500)
                String reason) {}
