package io.aihub.api.v1alpha1.serving;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.Patterns;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;

/** Where counts are shown. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record MetricsEndpoint(
        @JsonPropertyDescription("Port; the port of the predictions by default.")
                @Min(1)
                @Max(65535)
                Integer port,
        @JsonPropertyDescription("HTTP path.") @Size(max = 512) @Pattern(Patterns.PATH)
                String path) {}
