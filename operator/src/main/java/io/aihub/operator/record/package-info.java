/**
 * Writes a decision down before anything moves: the snapshot of an approved content, the status of
 * the model, and what the snapshots remember. One status path only, and it never writes over a
 * model that changed since it was looked at.
 */
package io.aihub.operator.record;
