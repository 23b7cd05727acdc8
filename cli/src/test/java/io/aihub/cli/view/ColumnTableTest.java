package io.aihub.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnTableTest {
    private static JsonNode definition() throws IOException {
        Path root = Path.of(System.getProperty("aihub.root"));
        return new ObjectMapper(new YAMLFactory())
                .readTree(root.resolve("crds/aihub.io_aimodels.yaml").toFile());
    }

    @Test
    void the_columns_are_those_of_the_committed_definition() throws IOException {
        assertThat(ColumnTable.of(definition(), false).header())
                .containsExactly(
                        "NAME",
                        "VERSION",
                        "APPROVAL",
                        "SERVING",
                        "READY",
                        "SIGNALS",
                        "CLASS",
                        "UNTIL",
                        "AGE");
        assertThat(ColumnTable.of(definition(), true).header())
                .containsSubsequence(
                        "AGE", "RESIDUAL", "HARM-IF-ABSENT", "STAGE", "OWNER", "MESSAGE");
    }

    @Test
    void a_row_shows_status_and_age_and_leaves_empty_what_is_absent() throws IOException {
        JsonNode model =
                new ObjectMapper()
                        .readTree(
                                """
                                {"metadata": {"name": "m", "creationTimestamp": "2026-11-22T12:00:00Z"},
                                 "spec": {"version": "1.0", "risk": {"class": "Limited"}},
                                 "status": {"serving": {"summary": "1.0 Approved"},
                                            "shown": {"class": "High"}}}
                                """);
        List<String> lines =
                ColumnTable.of(definition(), false)
                        .lines(List.of(model), Instant.parse("2026-11-22T12:05:00Z"));
        assertThat(lines)
                .containsExactly(
                        "NAME   VERSION   APPROVAL   SERVING        READY   SIGNALS   CLASS   UNTIL   AGE",
                        "m      1.0                  1.0 Approved                     High            5m");
    }

    @ParameterizedTest
    @CsvSource({"-5, 0s", "0, 0s", "119, 119s", "120, 2m", "7199, 119m", "7200, 2h", "172800, 2d"})
    void an_age_is_short(long seconds, String text) {
        assertThat(ColumnTable.age(Duration.ofSeconds(seconds))).isEqualTo(text);
    }
}
