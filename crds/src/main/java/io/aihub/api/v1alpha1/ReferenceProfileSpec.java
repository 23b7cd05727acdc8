package io.aihub.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.profile.Profile;
import io.aihub.api.v1alpha1.profile.ProfileSource;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** Histograms of the data that a model was trained or validated on. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
        value = "self == oldSelf",
        message = "a ReferenceProfile is immutable; create one under a new name")
public record ReferenceProfileSpec(
        @JsonPropertyDescription("Name of the AIModel it describes.")
                @Required
                @Pattern(Patterns.MODEL_NAME)
                String model,
        @JsonPropertyDescription("Where the counts come from.") ProfileSource source,
        @JsonPropertyDescription("Inputs by name.") @Size(max = 200) List<Profile> features,
        @JsonPropertyDescription("Outputs by name.") @Size(max = 50) List<Profile> outputs) {}
