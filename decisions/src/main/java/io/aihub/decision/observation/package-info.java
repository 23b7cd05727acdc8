/**
 * Everything that one pass decides on, as caches and status show it, and the approval of every
 * content in it. It sees rollout, revision, drift and approval.
 */
package io.aihub.decision.observation;
