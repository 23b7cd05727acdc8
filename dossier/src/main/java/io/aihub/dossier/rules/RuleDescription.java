package io.aihub.dossier.rules;

import io.aihub.decision.Level;

/**
 * A rule as documentation shows it.
 *
 * @param id public and stable
 * @param source the article or requirement behind it
 * @param level its own level
 * @param title what it asks for
 */
public record RuleDescription(String id, String source, Level level, String title) {}
