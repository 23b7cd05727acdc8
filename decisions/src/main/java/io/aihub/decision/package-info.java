/**
 * The words that every package shares: reasons, findings with their levels, and conditions. Plain
 * Java; nothing in this module knows Kubernetes, reads a clock or keeps state. Every package sees
 * this one, and it sees none. The others point one way: {@code approval}, {@code drift} and {@code
 * ruling} see no other; {@code revision}, {@code rollback}, {@code rollout}, {@code observation},
 * {@code health}, {@code pressure}, {@code condition} and {@code plan} each see only what stands
 * before it.
 */
package io.aihub.decision;
