package io.aihub.api.v1alpha1.serving;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.Patterns;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** A key of a secret. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
        value = "has(self.key) && self.key.matches('[^ ]')",
        fieldPath = ".key",
        reason = "FieldValueRequired",
        message = "secretKeyRef needs key; write the key within the secret (FLD-03)")
public record SecretKeyRef(
        @JsonPropertyDescription("Name of the secret.") @Required @Pattern(Patterns.NAME)
                String name,
        @JsonPropertyDescription("Key within it.") @Required @Size(max = 253) String key) {}
