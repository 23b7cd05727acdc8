/**
 * Which revision answers, and what is done about it next: a total function from where a rollout
 * stands to one step. Nothing here knows names of objects; the caller fills them in. It sees
 * rollback and revision.
 */
package io.aihub.decision.rollout;
