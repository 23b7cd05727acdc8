package io.aihub.api.v1alpha1.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;

/** Role holders of a model. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Roles(
        @JsonPropertyDescription("Answers for the system as a whole.") @Required Person systemOwner,
        @JsonPropertyDescription("Answers for its operation.") @Required Person technicalManager,
        @JsonPropertyDescription("Is reached when something goes wrong.") @Required
                Person incidentContact,
        @JsonPropertyDescription("Answers for clinical use; needed where clinicalDomain is set.")
                Person clinicalOwner,
        @JsonPropertyDescription("Answers for the information it uses.") Person informationOwner,
        @JsonPropertyDescription("Advises on personal data.") Person dataProtectionOfficer) {}
