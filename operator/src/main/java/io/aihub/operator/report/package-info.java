/**
 * Tells what the saved status newly says, in events, counters and one log line. Names derive from
 * the decision, so that a repeat after a crash is a conflict, not a double.
 */
package io.aihub.operator.report;
