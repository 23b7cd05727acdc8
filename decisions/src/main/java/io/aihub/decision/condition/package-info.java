/**
 * What one reconcile found, as the conditions of a status: which hold, why, and since when. It sees
 * pressure and all that lies before it; only the plan sees it. Merging is a pure function, so that
 * a pass that finds nothing new produces an equal list and nothing is written.
 */
package io.aihub.decision.condition;
