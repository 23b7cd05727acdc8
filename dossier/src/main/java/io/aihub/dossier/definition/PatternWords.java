package io.aihub.dossier.definition;

import io.aihub.api.v1alpha1.Patterns;
import java.util.Map;

/** What a pattern asks for, in words. */
final class PatternWords {
    private static final String NAME = "write a name of lower-case letters, digits and hyphens";
    private static final Map<String, String> WORDS =
            Map.ofEntries(
                    Map.entry(Patterns.DIGEST, "write sha256: and 64 hexadecimal digits"),
                    Map.entry(
                            Patterns.IMAGE,
                            "write registry/name@sha256: and 64 hexadecimal digits"),
                    Map.entry(Patterns.DURATION, "write a duration such as 24h or 1h30m"),
                    Map.entry(Patterns.DECIMAL, "write a decimal such as \"0.2\""),
                    Map.entry(Patterns.DATE_TIME, "write a time such as 2027-06-30T12:00:00Z"),
                    Map.entry(Patterns.NAME, NAME),
                    Map.entry(Patterns.LABEL, NAME),
                    Map.entry(Patterns.MODEL_NAME, NAME + ", a letter first"),
                    Map.entry(Patterns.NAMESPACE_OR_ALL, "write a namespace, or \"*\" for all"),
                    Map.entry(Patterns.ENV, "write the name of a variable such as MODEL_HOME"),
                    Map.entry(Patterns.PATH, "write a path such as /v2/health/ready"),
                    Map.entry(Patterns.CLOCK, "write a time of day such as 08:00"));

    private PatternWords() {}

    static String of(String pattern) {
        return WORDS.getOrDefault(pattern, "write it in another way");
    }
}
