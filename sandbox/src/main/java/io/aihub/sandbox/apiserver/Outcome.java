package io.aihub.sandbox.apiserver;

/**
 * What a write did.
 *
 * @param status the HTTP status
 * @param body the answer
 */
record Outcome(int status, String body, boolean changed) {}
