package io.aihub.operator.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.drift.ClosedWindow;
import io.aihub.decision.drift.DriftAssessor;
import io.aihub.decision.drift.Histogram;
import io.aihub.decision.drift.WindowOutcome;
import io.aihub.decision.drift.WindowVerdict;
import io.aihub.operator.sample.ExpositionParser.UnreadableExposition;
import io.aihub.operator.sample.PodScrapeSource.Answer;
import io.aihub.operator.sample.SamplingTarget.Endpoint;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From what a pod answers to how the window ends. */
class AnsweredCountsTest {
    private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    private static final PodAddress POD = new PodAddress("m-1-a", "10.0.0.1");
    private static final Histogram TENTHS =
            new Histogram(
                    List.of(.1, .2, .3, .4, .5, .6, .7, .8, .9), Collections.nCopies(10, 1000L), 0);

    @ParameterizedTest
    @CsvSource({
        "zero.txt, drift.txt, Breach, 2000",
        "f32z.txt, f32d.txt, Breach, 2000",
        "zero.txt, space1.txt, WithinLimits, 2000",
        "zero.txt, m110.txt, Inconclusive, 110",
        "zero.txt, m110dup.txt, SourceError, ",
        "zero.txt, le1.txt, SourceError, "
    })
    void two_scrapes_end_as_what_was_counted_between_them(
            String first, String second, WindowOutcome expected, Long observed) {
        SamplingSession session = new SamplingSession(NOON);
        session.round(target(), List.of(answer(first)), NOON);
        List<ClosedWindow> closed =
                session.round(target(), List.of(answer(second)), NOON.plusSeconds(60));

        WindowVerdict verdict =
                DriftAssessor.assess(closed.get(0), Optional.of(TENTHS), Text.score("p"));

        assertThat(verdict.outcome()).as(verdict.message()).isEqualTo(expected);
        if (observed == null) {
            assertThat(verdict.message()).contains("model_output_score_bucket");
        } else {
            assertThat(verdict.currentCount()).hasValue(observed);
        }
    }

    private static Answer answer(String file) {
        try (InputStream in = AnsweredCountsTest.class.getResourceAsStream("/metrics/" + file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(POD, Exposition.read(text), null);
        } catch (UnreadableExposition e) {
            return new Answer(POD, null, e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SamplingTarget target() {
        return new SamplingTarget(
                new ResourceID("m", "clinic"),
                "m-1",
                List.of(Text.score("p")),
                List.of(POD),
                new Endpoint(8080, "/metrics"),
                new ScrapeLimits(Duration.ofSeconds(15), Duration.ofSeconds(5), 1000));
    }
}
