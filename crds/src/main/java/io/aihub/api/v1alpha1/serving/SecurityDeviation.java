package io.aihub.api.v1alpha1.serving;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** Deviations from the restricted level. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record SecurityDeviation(
        @JsonPropertyDescription("What deviates.") @Size(max = 8) List<Deviation> what,
        @JsonPropertyDescription("Where the reason is kept.") @Size(max = 500) String reasonRef) {
    /** A deviation from the restricted level. */
    public enum Deviation {
        /** The image's user may be root; Pod Security allows it at the level baseline. */
        RunAsRoot,
        /** The image's own files can be changed; Pod Security allows it at every level. */
        WritableRootFilesystem
    }
}
