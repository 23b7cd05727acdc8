package io.aihub.operator;

import java.util.concurrent.ScheduledExecutorService;

/**
 * The one thread that starts what happens now and then; what it starts never waits.
 *
 * @param timer not offered by its own type, since the application server has executors of its own
 */
public record Ticks(ScheduledExecutorService timer) {}
