package io.aihub.sandbox.apiserver;

/**
 * What a write came to.
 *
 * @param status the HTTP status, 0 when the connection was dropped before an answer
 * @param changed whether anything in the store is different now
 * @param body the answer's body
 */
public record WriteResult(int status, boolean changed, String body) {}
