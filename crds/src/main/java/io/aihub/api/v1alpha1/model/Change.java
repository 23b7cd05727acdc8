package io.aihub.api.v1alpha1.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;

/** Where a change came from. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Change(
        @JsonPropertyDescription("Ticket.") @Size(max = 500) String ticketRef,
        @JsonPropertyDescription("Commit.") @Size(max = 64) String commit,
        @JsonPropertyDescription("Who asked for it, a claim.") @Size(max = 254)
                String requestedBy) {}
