/**
 * The rules that can be judged from a register entry alone, each with its source, its own level and
 * a message that says what to write. A rule never reads a clock: what depends on time says from
 * when. Policies set other levels and dates. It sees {@code content} and {@code time}.
 */
package io.aihub.dossier.rules;
