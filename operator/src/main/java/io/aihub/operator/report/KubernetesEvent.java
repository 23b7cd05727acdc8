package io.aihub.operator.report;

import io.aihub.decision.Reason;

/**
 * Something worth an event.
 *
 * @param key what tells it from others: the same key is the same event
 * @param at when it happened, as status says it
 * @param reason from the shared vocabulary
 * @param action what was done or seen, one word
 * @param note one sentence
 */
record KubernetesEvent(String key, String at, Reason reason, String action, String note) {}
