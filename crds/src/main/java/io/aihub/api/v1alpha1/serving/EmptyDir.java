package io.aihub.api.v1alpha1.serving;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.Patterns;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A directory that the model server may write to; it is empty when a pod starts. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record EmptyDir(
        @JsonPropertyDescription("What it is for.")
                @Required
                @Size(max = 50)
                @Pattern(Patterns.LABEL)
                String name,
        @JsonPropertyDescription("Where it is, for example /dev/shm.")
                @Required
                @Size(max = 512)
                @Pattern(Patterns.PATH)
                String mountPath,
        @JsonPropertyDescription(
                        "The most that it may hold, for example 1Gi; a pod that writes more is"
                                + " evicted.")
                @Required
                @Size(max = 20)
                @Pattern(Patterns.BYTES)
                String sizeLimit,
        @JsonPropertyDescription("Disk of the node, or Memory, which counts as the pod's.")
                Medium medium) {
    /** What holds it. */
    public enum Medium {
        Disk,
        Memory
    }
}
