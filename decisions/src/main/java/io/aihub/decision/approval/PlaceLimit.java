package io.aihub.decision.approval;

import java.util.Optional;

/**
 * Where an approval lets the content run. What is absent or empty does not limit.
 *
 * @param location the only kind of place
 * @param jurisdiction the only jurisdiction: a country code, {@code EU} or {@code EEA}
 */
public record PlaceLimit(Optional<Location> location, String jurisdiction) {}
