package io.aihub.cli.diff;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a field is called by people. */
final class FieldWords {
    private static final Pattern ITEM = Pattern.compile("\\[([^]]*)]");
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private static final Map<String, String> WORDS =
            Map.ofEntries(
                    Map.entry("version", "the supplier's version"),
                    Map.entry("stage", "how broadly it is used"),
                    Map.entry("hosting", "where it is hosted"),
                    Map.entry("intendedPurpose", "what it is for"),
                    Map.entry("outOfScopeUse", "what it is not for"),
                    Map.entry("clinicalDomain", "clinical domain"),
                    Map.entry("autonomy", "how much it decides on its own"),
                    Map.entry("risk.class", "risk class"),
                    Map.entry("risk.assessment.residualRisk", "risk that remains"),
                    Map.entry("risk.alternativeRisk.summary", "what happens without it"),
                    Map.entry("risk.alternativeRisk.harmIfAbsent", "harm without it"),
                    Map.entry("oversight.mode", "where people stand"),
                    Map.entry("oversight.measure", "what people do"),
                    Map.entry("oversight.stopProcedureRef", "how to stop it"),
                    Map.entry("oversight.fallbackProcedureRef", "how to work without it"),
                    Map.entry("artifact.digest", "the model itself"),
                    Map.entry("artifact.uri", "where the model comes from"),
                    Map.entry("serving.image", "the program that runs it"),
                    Map.entry("placement.allowed", "where it may run"),
                    Map.entry("placement.residency", "where data may be"),
                    Map.entry("monitoring.referenceProfile.digest", "what no drift means"),
                    Map.entry("monitoring.referenceProfile.name", "what no drift means"),
                    Map.entry("monitoring.noDataFor", "how long silence may last"),
                    Map.entry("monitoring.onNoData", "what follows silence"),
                    Map.entry("monitoring.falseAlarmsPerYear", "false alarms accepted a year"),
                    Map.entry("monitoring.privacy.minCell", "smallest count that is shown"),
                    Map.entry("monitoring.signals.threshold.breach", "where a breach begins"),
                    Map.entry("monitoring.signals.threshold.warn", "where a warning begins"),
                    Map.entry("monitoring.signals.threshold.alpha", "chance of a false breach"),
                    Map.entry("monitoring.signals.minSamples", "cases that a window needs"),
                    Map.entry("monitoring.signals.window", "length of a window"),
                    Map.entry("monitoring.signals.breachWindows.count", "windows to confirm it"),
                    Map.entry("monitoring.signals.breachWindows.of", "windows looked at"),
                    Map.entry("monitoring.signals.clearWindows", "windows that clear it"),
                    Map.entry("monitoring.signals.action", "what follows a breach"),
                    Map.entry("rollback.mode", "who decides on a rollback"),
                    Map.entry("rollback.safeState", "what happens when nothing can run"),
                    Map.entry("rollback.onExpiry", "what happens when the approval ends"),
                    Map.entry("validity.until", "the content's own end"),
                    Map.entry("validity.from", "the content's own beginning"));

    private FieldWords() {}

    /** The words for a path, with the names of the items that it goes through. */
    static String of(String path) {
        String field = ITEM.matcher(path).replaceAll("");
        String words =
                WORDS.getOrDefault(
                        field,
                        HUMP.matcher(field.replace(".", ", "))
                                .replaceAll(" ")
                                .toLowerCase(Locale.ROOT));
        Matcher item = ITEM.matcher(path);
        StringBuilder of = new StringBuilder(words);
        while (item.find()) {
            of.append(", ").append(item.group(1));
        }
        return of.toString();
    }
}
