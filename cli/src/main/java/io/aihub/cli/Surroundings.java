package io.aihub.cli;

import java.nio.file.Path;
import java.time.Clock;

/**
 * What a command gets from outside.
 *
 * @param home root of the repository: custom resource definitions, examples and the operator
 * @param clock the only source of time
 * @param terminal who is asked
 * @param colours whether output may be coloured
 */
public record Surroundings(Path home, Clock clock, Terminal terminal, boolean colours) {}
