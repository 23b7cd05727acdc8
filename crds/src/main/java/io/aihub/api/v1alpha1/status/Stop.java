package io.aihub.api.v1alpha1.status;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.Patterns;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.soabase.recordbuilder.core.RecordBuilder;

/** One stop that is remembered: it holds although its decision may be deleted. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@RecordBuilder
public record Stop(
        @JsonPropertyDescription("UID of the decision, or of the action that caused it.")
                @Required
                @Size(max = 63)
                String uid,
        @JsonPropertyDescription("What stopped it.") @Size(max = 63) String kind,
        @JsonPropertyDescription("Who stopped it.") @Size(max = 254) String by,
        @JsonPropertyDescription("Since when.") @Pattern(Patterns.DATE_TIME) String since,
        @JsonPropertyDescription("Content that a Revoke ends; absent for the model.")
                @Pattern(Patterns.DIGEST)
                String contentDigest,
        @JsonPropertyDescription("Whether it holds or was lifted for good.") StopState state,
        @JsonPropertyDescription("Why, in the words of who stopped it.") @Size(max = 500)
                String reason,
        @JsonPropertyDescription("When it holds again; absent while it holds.")
                @Pattern(Patterns.DATE_TIME)
                String liftedUntil,
        @JsonPropertyDescription(
                        "Pods that a Revoke ends under any content, or that start under no other while"
                                + " scope is Unstated.")
                @Pattern(Patterns.DIGEST)
                String servingDigest,
        @JsonPropertyDescription(
                        "How far a Revoke reaches; Unstated until the content is revoked again with a"
                                + " scope.")
                StopScope scope) {
    /** How far a revocation reaches. */
    public enum StopScope {
        Unstated,
        ThisContent,
        SamePods
    }

    /** Whether a stop holds. */
    public enum StopState {
        Holding,
        Lifted
    }
}
