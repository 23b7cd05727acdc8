package io.aihub.api.v1alpha1.serving;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** One destination. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
        value = "has(self.host) != has(self.cidr)",
        message = "write either host or cidr for an egress rule")
public record EgressRule(
        @JsonPropertyDescription("Host name.") @Size(max = 253) String host,
        @JsonPropertyDescription("Address range.") @Size(max = 64) String cidr,
        @JsonPropertyDescription("Port.") @Min(1) @Max(65535) Integer port,
        @JsonPropertyDescription("Why it is needed.") @Size(max = 500) String reason) {}
