package io.aihub.cli.decide;

import io.aihub.cli.CommandRefusal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the end of a validity. */
final class ValidityEnd {
    private static final Pattern SPAN = Pattern.compile("([0-9]{1,6})(d|h|m|s)");

    private ValidityEnd() {}

    /**
     * The moment that the text names.
     *
     * @param text a date-time of RFC 3339, or a whole number of d, h, m or s from now
     * @throws CommandRefusal when it is neither, or not in the future
     */
    static Instant read(String text, Instant now) {
        Matcher span = SPAN.matcher(text);
        Instant end = span.matches() ? now.plus(length(span)) : moment(text);
        if (!end.isAfter(now)) {
            throw new CommandRefusal("--until " + text + " is not in the future");
        }
        return end.truncatedTo(ChronoUnit.SECONDS);
    }

    private static Duration length(Matcher span) {
        long count = Long.parseLong(span.group(1));
        return switch (span.group(2)) {
            case "d" -> Duration.ofDays(count);
            case "h" -> Duration.ofHours(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofSeconds(count);
        };
    }

    private static Instant moment(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new CommandRefusal(
                    "--until " + text + " is not a time; write 2027-11-01T00:00:00Z, or 365d, 72h");
        }
    }
}
