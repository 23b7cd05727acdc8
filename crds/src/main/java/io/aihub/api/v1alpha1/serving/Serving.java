package io.aihub.api.v1alpha1.serving;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.Patterns;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;

/** How a model is served. There is no pod template: the operator composes the pod. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
        value =
                "!has(self.protocol) || self.protocol != 'Http' || (has(self.readiness) &&"
                        + " has(self.readiness.path))",
        fieldPath = ".readiness",
        message =
                "protocol Http needs readiness.path; write the path that answers 200 once the model"
                        + " is loaded, for example /healthz (FLD-03)")
@ValidationRule(
        value = "!has(self.replicas) || self.replicas >= 1",
        fieldPath = ".replicas",
        message = "write at least 1 replica; to stop the model, suspend it: aihub suspend NAME")
@ValidationRule(
        value =
                "!has(self.emptyDirs) || self.emptyDirs.all(d, self.emptyDirs.exists_one(o,"
                        + " o.mountPath == d.mountPath))",
        fieldPath = ".emptyDirs",
        message = "two directories are at one mountPath; write another one")
@RecordBuilder
public record Serving(
        @JsonPropertyDescription("Image pinned by digest: registry/name@sha256:<64 hex>.")
                @Required
                @Size(max = 512)
                @Pattern(Patterns.IMAGE)
                String image,
        @JsonPropertyDescription("Entry point.") @Size(max = 32)
                List<@Size(max = 1024) String> command,
        @JsonPropertyDescription("Arguments.") @Size(max = 64) List<@Size(max = 1024) String> args,
        @JsonPropertyDescription("Environment variables by name.") @Size(max = 64) List<EnvVar> env,
        @JsonPropertyDescription("Names of image pull secrets.") @Size(max = 8)
                List<@Pattern(Patterns.NAME) String> pullSecrets,
        @JsonPropertyDescription("Port of the predictions.") @Min(1) @Max(65535) Integer port,
        @JsonPropertyDescription("Protocol of the predictions.") Protocol protocol,
        @JsonPropertyDescription("When a pod counts as ready.") Readiness readiness,
        @JsonPropertyDescription("How long a pod may take to start.") Startup startup,
        @JsonPropertyDescription("When a pod that runs counts as hung.") Liveness liveness,
        @JsonPropertyDescription("Where a pod shows its counts.") MetricsEndpoint metrics,
        @JsonPropertyDescription(
                        "Where the model file comes from, if not in the image; it is at /mnt/models.")
                ModelVolume modelVolume,
        @JsonPropertyDescription("Directories that may be written to, beside /tmp.") @Size(max = 8)
                List<EmptyDir> emptyDirs,
        @JsonPropertyDescription("Accelerator of each pod.") Accelerator accelerator,
        @JsonPropertyDescription("Runtime class of the pods.") @Pattern(Patterns.NAME)
                String runtimeClass,
        @JsonPropertyDescription("Register. Requests and limits of each pod.") Resources resources,
        @JsonPropertyDescription("Register. Number of pods; left alone when an autoscaler owns it.")
                @Min(0)
                @Max(1000)
                Integer replicas,
        @JsonPropertyDescription("Where pods may connect to; nothing isolates them yet.")
                @Size(max = 32)
                List<EgressRule> egress,
        @JsonPropertyDescription("Deviations from the restricted level, approved as such.")
                SecurityDeviation securityDeviation) {
    /** Protocol of the predictions. */
    public enum Protocol {
        OpenInferenceV2,
        Http,
        Grpc
    }
}
