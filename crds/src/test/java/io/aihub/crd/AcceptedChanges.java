package io.aihub.crd;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The list of findings that somebody has given a reason for. */
final class AcceptedChanges {
    private final Map<String, String> reasons = new LinkedHashMap<>();

    /**
     * Reads the list.
     *
     * @throws IllegalArgumentException for a line without a reason, or one that is there twice
     */
    AcceptedChanges(List<String> lines) {
        for (String line : lines) {
            if (!line.isBlank() && !line.startsWith("#")) {
                int bar = line.lastIndexOf(" | ");
                if (bar < 0 || line.substring(bar + 3).isBlank()) {
                    throw new IllegalArgumentException("no reason after a bar: " + line);
                }
                if (reasons.put(line.substring(0, bar).strip(), line.substring(bar + 3)) != null) {
                    throw new IllegalArgumentException("there twice: " + line);
                }
            }
        }
    }

    Set<String> findings() {
        return reasons.keySet();
    }
}
