package io.aihub.api.v1alpha1.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;

/** Where a change came from. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Change(
        @JsonPropertyDescription("Recorded only: ticket.") @Size(max = 500) String ticketRef,
        @JsonPropertyDescription("Recorded only: commit.") @Size(max = 64) String commit,
        @JsonPropertyDescription("Recorded only: who asked for it, a claim.") @Size(max = 254)
                String requestedBy) {}
