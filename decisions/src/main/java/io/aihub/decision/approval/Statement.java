package io.aihub.decision.approval;

/**
 * Who decided, as what, and why.
 *
 * @param role for example {@code clinical-safety}
 * @param username as the API server knows the person
 * @param reason in the person's words
 * @param incidentRef the incident that a break-glass decision names, empty when none
 */
public record Statement(String role, String username, String reason, String incidentRef) {}
