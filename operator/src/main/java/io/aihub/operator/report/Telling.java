package io.aihub.operator.report;

import io.aihub.decision.Reason;

/**
 * Something worth an event.
 *
 * @param key what makes it this very happening: the same key is the same event
 * @param reason from the shared vocabulary
 * @param action what was done or seen, one word
 * @param note one sentence
 */
record Telling(String key, Reason reason, String action, String note) {}
