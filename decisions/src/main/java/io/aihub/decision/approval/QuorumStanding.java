package io.aihub.decision.approval;

import java.util.List;

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
}
