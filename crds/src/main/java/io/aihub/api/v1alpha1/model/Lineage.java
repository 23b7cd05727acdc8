package io.aihub.api.v1alpha1.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** Where a model comes from. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
        value =
                "(has(self.datasets) && size(self.datasets) > 0) || (has(self.note) &&"
                        + " self.note.matches('[^ ]'))",
        fieldPath = ".note",
        reason = "FieldValueRequired",
        message =
                "lineage.datasets is empty; name the datasets, or say in lineage.note why there "
                        + "are none (DATA-01)")
public record Lineage(
        @JsonPropertyDescription("Datasets by name; empty only with a note.")
                @Required
                @Size(max = 64)
                List<Dataset> datasets,
        @JsonPropertyDescription("Models it was built from.") @Size(max = 16)
                List<BaseModel> baseModels,
        @JsonPropertyDescription("Training run.") Training training,
        @JsonPropertyDescription("Why there are no datasets.") @Size(max = 1000) String note) {}
