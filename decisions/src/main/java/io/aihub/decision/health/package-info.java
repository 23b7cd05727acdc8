/**
 * How what serves is doing: windows folded into signals, signals into one word, breaches into a
 * ruling, and since when a revision has earned to be a rollback target. It sees drift, ruling, the
 * observation and what the observation sees.
 */
package io.aihub.decision.health;
