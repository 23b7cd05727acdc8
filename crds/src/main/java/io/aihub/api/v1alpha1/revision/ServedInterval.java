package io.aihub.api.v1alpha1.revision;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.Patterns;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/**
 * A time in which a revision answered. It covers all of it: the decision is stored before the
 * traffic moves, and the end is when no traffic was seen to go there any more.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ServedInterval(
        @JsonPropertyDescription("When it was decided that it answers, right before it did.")
                @Required
                @Pattern(Patterns.DATE_TIME)
                String from,
        @JsonPropertyDescription("When it was seen to answer no more; absent while it does.")
                @Pattern(Patterns.DATE_TIME)
                String to,
        @JsonPropertyDescription("Why it ended, a word of the shared vocabulary.") @Size(max = 63)
                String why,
        @JsonPropertyDescription("How many times in between are told in one; absent for one.")
                @Min(2)
                Long times) {}
