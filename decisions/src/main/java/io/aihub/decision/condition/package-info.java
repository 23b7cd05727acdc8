/**
 * Conditions of a status: which facts hold, why, and since when. Merging is a pure function, so
 * that a pass that finds nothing new produces an equal list and nothing is written.
 */
package io.aihub.decision.condition;
