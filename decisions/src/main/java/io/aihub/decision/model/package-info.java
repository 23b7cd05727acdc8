/**
 * One pass over one model: from an observation to everything that is to be recorded. It composes
 * the gate, the drift assessor, attribution, the decision table and the rollout planner, and adds
 * no rule of its own but their order.
 */
package io.aihub.decision.model;
