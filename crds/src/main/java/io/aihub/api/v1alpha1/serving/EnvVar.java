package io.aihub.api.v1alpha1.serving;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.Patterns;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** One environment variable. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
        value = "has(self.value) != has(self.secretKeyRef)",
        message =
                "write either value or secretKeyRef for an environment variable, not both and not"
                        + " neither")
public record EnvVar(
        @JsonPropertyDescription("Name of the variable.")
                @Required
                @Size(max = 253)
                @Pattern(Patterns.ENV)
                String name,
        @JsonPropertyDescription("Plain value; never a secret.") @Size(max = 4096) String value,
        @JsonPropertyDescription("Key of a secret in this namespace.") SecretKeyRef secretKeyRef) {}
