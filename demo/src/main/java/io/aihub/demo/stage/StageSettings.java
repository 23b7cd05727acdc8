package io.aihub.demo.stage;

import java.nio.file.Path;
import java.time.Clock;

/**
 * How a stage is set up, wherever it is.
 *
 * @param home root of the repository
 * @param folder for kubeconfigs and logs; it has to exist
 * @param seed of the patients
 */
public record StageSettings(Path home, Path folder, long seed, Clock clock) {}
