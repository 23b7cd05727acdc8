package io.aihub.dossier.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Dates and times of the API. A date counts through its last moment in UTC. */
public final class ApiDate {
    private ApiDate() {}

    /** The moment of an RFC 3339 time with an offset; absent when it is none. */
    public static Optional<Instant> time(String text) {
        try {
            return Optional.ofNullable(text)
                    .map(OffsetDateTime::parse)
                    .map(OffsetDateTime::toInstant);
        } catch (DateTimeException expected) {
            return Optional.empty();
        }
    }

    /** The first moment of a date; absent when the text is no date. */
    public static Optional<Instant> start(String text) {
        return date(text).map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** The first moment after a date, at which something valid through that date has ended. */
    public static Optional<Instant> end(String text) {
        return date(text)
                .filter(day -> day.isBefore(LocalDate.MAX))
                .map(day -> day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.ofNullable(text).map(LocalDate::parse);
        } catch (DateTimeException expected) {
            return Optional.empty();
        }
    }
}
