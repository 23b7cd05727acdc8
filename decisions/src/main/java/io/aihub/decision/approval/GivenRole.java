package io.aihub.decision.approval;

import java.time.Instant;
import java.util.Optional;

/**
 * A seat of the quorum that a person fills.
 *
 * @param role name
 * @param username of the person
 * @param until when the approval ends, absent for never
 */
public record GivenRole(String role, String username, Optional<Instant> until) {}
