package io.aihub.operator;

import java.util.concurrent.ScheduledExecutorService;

/**
 * The one thread that starts work at intervals; what it starts never blocks.
 *
 * @param timer wrapped, because the application server offers executors of the same type
 */
public record SamplingTimer(ScheduledExecutorService timer) {}
