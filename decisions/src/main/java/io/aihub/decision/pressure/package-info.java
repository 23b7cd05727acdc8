/**
 * Whether what serves has to leave: the strongest cause against it, what holds promotion, and the
 * findings that say so. It sees health, the observation, rollback and rollout.
 */
package io.aihub.decision.pressure;
