package io.aihub.api.v1alpha1.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** One role holder. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Person(
        @JsonPropertyDescription("Name of the holder.") @Required @Size(max = 200) String name,
        @JsonPropertyDescription("Function or title.") @Size(max = 200) String function,
        @JsonPropertyDescription("Functional address, not a private one.") @Size(max = 254)
                String contact) {}
