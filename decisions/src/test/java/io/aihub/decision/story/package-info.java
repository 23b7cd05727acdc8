/**
 * Stories of a model over many passes, in words that several worlds understand: {@link
 * io.aihub.decision.story.Life} plays them on the decisions alone, and the operator's tests play
 * the same classes on the real loop over an API server.
 */
package io.aihub.decision.story;
