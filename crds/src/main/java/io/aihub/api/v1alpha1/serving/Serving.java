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
        @JsonPropertyDescription("Where a pod shows its counts.") MetricsEndpoint metrics,
        @JsonPropertyDescription("Where the model file comes from; not mounted yet.")
                ModelVolume modelVolume,
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
        @JsonPropertyDescription("Deviations asked for; pods stay restricted.")
                SecurityDeviation securityDeviation) {
    /** Protocol of the predictions. */
    public enum Protocol {
        OpenInferenceV2,
        Http,
        Grpc
    }
}
