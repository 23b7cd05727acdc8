package io.aihub.decision.approval;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the quorum stands.
 *
 * @param required roles, sorted by name
 * @param given seats that are filled, sorted by role and user name
 * @param missing roles of the seats that are not, sorted, repeated by number
 */
public record QuorumStanding(
        List<RoleCount> required, List<GivenRole> given, List<String> missing) {
    public QuorumStanding {
        required = List.copyOf(required);
        given = List.copyOf(given);
        missing = List.copyOf(missing);
    }

    /**
     * How many distinct people a role needs.
     *
     * @param role name
     * @param count at least 1
     */
    public record RoleCount(String role, int count) {}

    /**
     * A seat of the quorum that a person fills.
     *
     * @param role name
     * @param username of the person
     * @param until when the approval ends, absent for never
     */
    public record GivenRole(String role, String username, Optional<Instant> until) {}
}
