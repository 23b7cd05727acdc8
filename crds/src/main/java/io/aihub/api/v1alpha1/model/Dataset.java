package io.aihub.api.v1alpha1.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.aihub.api.v1alpha1.Patterns;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;

/** One dataset of the lineage. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
        value = "has(self.owner) && self.owner.matches('[^ ]')",
        fieldPath = ".owner",
        reason = "FieldValueRequired",
        message = "a data set needs owner; write who owns it (DATA-01)")
@RecordBuilder
public record Dataset(
        @JsonPropertyDescription("Name of the dataset.") @Required @Size(max = 120) String name,
        @JsonPropertyDescription("What it was used for.") @Required DatasetRole role,
        @JsonPropertyDescription("Its version.") @Size(max = 63) String version,
        @JsonPropertyDescription("Digest of its content.") @Pattern(Patterns.DIGEST) String digest,
        @JsonPropertyDescription("Who owns it.") @Required @Size(max = 200) String owner,
        @JsonPropertyDescription("Who answers for its quality.") @Size(max = 200) String steward,
        @JsonPropertyDescription("Who keeps it.") @Size(max = 200) String custodian,
        @JsonPropertyDescription("Who may read it.") AccessRights accessRights,
        @JsonPropertyDescription("Kind of personal data in it.") PersonalData personalData,
        @JsonPropertyDescription("How people in it are protected.") Protection protection,
        @JsonPropertyDescription("Method of that protection.") @Size(max = 500) String method,
        @JsonPropertyDescription("Whom it describes.") @Size(max = 500) String population,
        @JsonPropertyDescription("Usual ages.") AgeRange typicalAge,
        @JsonPropertyDescription("Number of people.") Long individuals,
        @JsonPropertyDescription("Period it covers.") @Size(max = 63) String period,
        @JsonPropertyDescription("Region it covers.") @Size(max = 120) String region,
        @JsonPropertyDescription("Known bias.") @Size(max = 16)
                List<@Size(max = 500) String> knownBias,
        @JsonPropertyDescription("Legal basis of its use.") @Size(max = 200) String legalBasis,
        @JsonPropertyDescription("Data permit.") @Size(max = 500) String ehdsPermitRef,
        @JsonPropertyDescription("Catalogue entry.") @Size(max = 500) String catalogRef,
        @JsonPropertyDescription("How sure this entry is.") EvidenceBasis basis) {
    /** What a dataset was used for. */
    public enum DatasetRole {
        Training,
        Validation,
        Test,
        Reference,
        Input
    }

    /** Who may read a dataset. */
    public enum AccessRights {
        Public,
        Restricted,
        NonPublic
    }

    /** Kind of personal data. */
    public enum PersonalData {
        None,
        Personal,
        SpecialCategory
    }

    /** How people are protected. */
    public enum Protection {
        None,
        Pseudonymised,
        Anonymised,
        Synthetic
    }

    /** How sure a claim is. */
    public enum EvidenceBasis {
        Declared,
        Observed,
        Verified
    }
}
