package io.aihub.dossier.time;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as Kubernetes writes them, for example {@code 1h30m}: whole numbers of {@code h},
 * {@code m}, {@code s} and {@code ms}. The CRDs allow no fractions, days or signs.
 */
public final class GoDuration {
    private static final Pattern WHOLE = Pattern.compile("([0-9]+(ms|s|m|h))+");
    private static final Pattern PART = Pattern.compile("([0-9]+)(ms|s|m|h)");

    private GoDuration() {}

    /**
     * The duration; absent when the text is no duration or longer than a {@code Duration} holds.
     */
    public static Optional<Duration> parse(String text) {
        if (text == null || !WHOLE.matcher(text.strip()).matches()) {
            return Optional.empty();
        }
        try {
            Duration sum = Duration.ZERO;
            Matcher part = PART.matcher(text);
            while (part.find()) {
                sum = sum.plus(of(Long.parseLong(part.group(1)), part.group(2)));
            }
            return Optional.of(sum);
        } catch (NumberFormatException | ArithmeticException expected) {
            return Optional.empty();
        }
    }

    /** The one way to write a duration of at least zero: largest units first, no empty part. */
    public static String format(Duration duration) {
        StringBuilder text = new StringBuilder();
        append(text, duration.toHours(), "h");
        append(text, duration.toMinutesPart(), "m");
        append(text, duration.toSecondsPart(), "s");
        append(text, duration.toMillisPart(), "ms");
        return text.isEmpty() ? "0s" : text.toString();
    }

    private static Duration of(long amount, String unit) {
        return switch (unit) {
            case "h" -> Duration.ofHours(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "s" -> Duration.ofSeconds(amount);
            default -> Duration.ofMillis(amount);
        };
    }

    private static void append(StringBuilder text, long amount, String unit) {
        if (amount > 0) {
            text.append(amount).append(unit);
        }
    }
}
