/**
 * One pass over one model: from an observation to everything that is to be recorded. It composes
 * the others in their order and adds no rule of its own; it sees the other packages, and none sees
 * it.
 */
package io.aihub.decision.plan;
