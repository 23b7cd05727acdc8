package io.aihub.operator.observe;

import io.aihub.operator.sample.SmokeProber;
import io.aihub.operator.sample.WindowBoard;

/**
 * What was measured beside the API.
 *
 * @param board closed windows
 * @param smoke golden requests
 * @param applied what stood in the way of the last apply
 */
public record Probes(WindowBoard board, SmokeProber smoke, ApplyMemory applied) {}
