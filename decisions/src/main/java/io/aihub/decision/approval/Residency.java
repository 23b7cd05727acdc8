package io.aihub.decision.approval;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;

/** Which countries a residency list covers: country codes, {@code EU} and {@code EEA}. */
public final class Residency {
    private static final Set<String> EU =
            Set.of(
                    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR",
                    "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI",
                    "SK");
    private static final Set<String> EEA_ONLY = Set.of("IS", "LI", "NO");

    private Residency() {}

    /** Whether the code is a country of the European Economic Area, or stands for EU or EEA. */
    public static boolean isEea(String code) {
        String upper = code.strip().toUpperCase(Locale.ROOT);
        return EU.contains(upper)
                || EEA_ONLY.contains(upper)
                || upper.equals("EU")
                || upper.equals("EEA");
    }

    /** Whether a place with this code satisfies the list. An empty code satisfies none. */
    public static boolean covers(Collection<String> allowed, String code) {
        String upper = code.strip().toUpperCase(Locale.ROOT);
        return !upper.isEmpty() && allowed.stream().anyMatch(entry -> coversOne(entry, upper));
    }

    /** Whether the text has the form of a country code, so that it can be compared. */
    static boolean isCode(String text) {
        return text.matches("[A-Z]{2}|EEA");
    }

    private static boolean coversOne(String entry, String code) {
        return switch (entry.strip().toUpperCase(Locale.ROOT)) {
            case "EU" -> EU.contains(code) || code.equals("EU");
            case "EEA" -> isEea(code);
            default -> entry.strip().equalsIgnoreCase(code);
        };
    }
}
