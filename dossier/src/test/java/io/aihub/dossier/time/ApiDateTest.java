package io.aihub.dossier.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ApiDateTest {
    @Test
    void a_date_counts_through_its_last_moment() {
        assertThat(ApiDate.start("2028-02-28")).contains(Instant.parse("2028-02-28T00:00:00Z"));
        assertThat(ApiDate.end("2028-02-28")).contains(Instant.parse("2028-02-29T00:00:00Z"));
    }

    @Test
    void a_time_is_read_with_its_offset() {
        assertThat(ApiDate.time("2027-01-01T01:00:00+01:00"))
                .contains(Instant.parse("2027-01-01T00:00:00Z"));
    }

    @Test
    void what_cannot_be_read_is_absent() {
        assertThat(ApiDate.end("2027-13-01")).isEmpty();
        assertThat(ApiDate.end("2027-02-29")).isEmpty();
        assertThat(ApiDate.end(null)).isEmpty();
        assertThat(ApiDate.end("+999999999-12-31")).isEmpty();
        assertThat(ApiDate.time("2027-01-01T00:00:00")).isEmpty();
        assertThat(ApiDate.time("soon")).isEmpty();
        assertThat(ApiDate.time(null)).isEmpty();
    }
}
