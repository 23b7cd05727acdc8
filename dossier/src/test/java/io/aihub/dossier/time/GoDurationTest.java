package io.aihub.dossier.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {
    @ParameterizedTest
    @CsvSource({
        "24h, PT24H, 24h",
        "1440m, PT24H, 24h",
        "1h30m, PT1H30M, 1h30m",
        "90s, PT1M30S, 1m30s",
        "1500ms, PT1.5S, 1s500ms",
        "0s, PT0S, 0s",
        "30m1h, PT1H30M, 1h30m",
        "168h, PT168H, 168h"
    })
    void a_duration_is_read_and_written_in_one_way(String text, Duration read, String written) {
        assertThat(GoDuration.parse(text)).contains(read);
        assertThat(GoDuration.format(read)).isEqualTo(written);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "5",
                "h",
                "1d",
                "-1h",
                "1.5h",
                "PT1H",
                "1h 30m",
                "99999999999999999999h",
                "9223372036854775807h",
                "abc"
            })
    void what_is_no_duration_or_too_long_is_absent(String text) {
        assertThat(GoDuration.parse(text)).isEmpty();
    }

    @Property
    void writing_and_reading_gives_the_same_duration(
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long millis) {
        Duration duration = Duration.ofMillis(millis);
        assertThat(GoDuration.parse(GoDuration.format(duration))).contains(duration);
    }
}
