package io.aihub.decision.ruling;

/**
 * What the table says.
 *
 * @param rule number of the row, 0 when nothing is broken
 * @param reading what the evidence means, in one clause
 * @param action what follows
 */
public record Ruling(int rule, String reading, Action action) {}
