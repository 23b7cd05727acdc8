package io.aihub.decision.approval;

/**
 * How many distinct people a role needs.
 *
 * @param role name
 * @param count at least 1
 */
public record RoleCount(String role, int count) {}
