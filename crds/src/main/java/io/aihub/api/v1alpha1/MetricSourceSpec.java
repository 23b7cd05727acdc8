package io.aihub.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.source.Prometheus;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** Where counts come from. Only here stands a URL, never in a tenant's object. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
        value = "self.type != 'Prometheus' || has(self.prometheus)",
        message = "type Prometheus needs prometheus.url; write it, or type: PodScrape")
public record MetricSourceSpec(
        @JsonPropertyDescription(
                        "PodScrape reads the pods the operator owns. Recorded only: Prometheus, with a "
                                + "finding.")
                @Required
                SourceType type,
        @JsonPropertyDescription("The Prometheus server.") Prometheus prometheus,
        @JsonPropertyDescription("Time between two readings.") @Pattern(Patterns.DURATION)
                String interval,
        @JsonPropertyDescription("Time for one reading.") @Pattern(Patterns.DURATION)
                String timeout,
        @JsonPropertyDescription("Largest answer that is read, in bytes.") @Min(1024) @Max(67108864)
                Long maxBytes,
        @JsonPropertyDescription(
                        "Namespaces whose models may use it; \"*\" for every one, absent for none.")
                @Size(max = 100)
                List<@Pattern(Patterns.NAMESPACE_OR_ALL) String> allowedNamespaces) {
    /** Where counts come from. */
    public enum SourceType {
        Prometheus,
        PodScrape
    }
}
