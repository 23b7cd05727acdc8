package io.aihub.api.v1alpha1.profile;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.Patterns;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** Histogram of one input or output. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
        value =
                "self.kind != 'Numeric' || (has(self.edges) && size(self.counts) == "
                        + "size(self.edges) + 1)",
        message =
                "a Numeric entry needs edges and one count more than edges, since the last bin is"
                        + " open")
@ValidationRule(
        value =
                "self.kind != 'Categorical' || (has(self.categories) && size(self.counts) == "
                        + "size(self.categories))",
        message = "a Categorical entry needs categories and one count for each")
public record Profile(
        @JsonPropertyDescription("Name of the input or output.") @Required @Size(max = 120)
                String name,
        @JsonPropertyDescription("Numeric is assessed. Recorded only: Categorical.") @Required
                ProfileKind kind,
        @JsonPropertyDescription("Unit of the values.") @Size(max = 63) String unit,
        @JsonPropertyDescription(
                        "Finite upper bounds of the bins, ascending; the last bin is open.")
                @Size(max = 100)
                List<@Pattern(Patterns.DECIMAL) String> edges,
        @JsonPropertyDescription("Categories in the order of the counts.") @Size(max = 200)
                List<@Size(max = 120) String> categories,
        @JsonPropertyDescription("Observations per bin or category.") @Required @Size(max = 200)
                List<Long> counts,
        @JsonPropertyDescription("Observations without a usable value.") Long missing) {
    /** Kind of values. */
    public enum ProfileKind {
        Numeric,
        Categorical
    }
}
