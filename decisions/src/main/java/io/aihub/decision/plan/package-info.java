/**
 * One pass over one model: from an observation to everything that is to be recorded. It composes
 * the rooms in their order and adds no rule of its own; it sees every other room, and none sees it.
 */
package io.aihub.decision.plan;
