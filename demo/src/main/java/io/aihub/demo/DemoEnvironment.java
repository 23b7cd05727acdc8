package io.aihub.demo;

import java.nio.file.Path;
import java.time.Clock;

/**
 * What the demo gets from outside.
 *
 * @param home root of the repository: custom resource definitions, examples and the operator
 * @param clock the only source of time
 * @param colours whether output may be coloured
 */
record DemoEnvironment(Path home, Clock clock, boolean colours) {}
