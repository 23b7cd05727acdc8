package io.aihub.cli;

import java.time.Clock;

/**
 * What a command gets from outside.
 *
 * @param clock the only source of time
 * @param prompt who is asked
 */
public record Environment(Clock clock, Prompt prompt) {}
