package io.aihub.decision.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.drift.Scrapes.Fault;
import io.aihub.decision.drift.Scrapes.State;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScrapeRoundsTest {
    private static final Set<String> BOTH = Set.of("age", "score");
    private final ScrapeRounds rounds = new ScrapeRounds();

    @Test
    void two_scrapes_without_counts_are_dark_and_name_the_last_answer() {
        assertThat(round(absent("a")).state()).isEqualTo(State.Unknown);

        Scrapes told = round(absent("a"));

        assertThat(told.state()).isEqualTo(State.Dark);
        assertThat(told.fault()).isEqualTo(Fault.Silence);
        assertThat(told.said()).contains("No counts of signal age arrive. Pod a: HTTP 404.");
    }

    @Test
    void one_scrape_that_goes_wrong_says_nothing() {
        round(shows("a", BOTH));
        assertThat(round(absent("a"))).isEqualTo(Scrapes.ARRIVING);
        assertThat(round(shows("a", BOTH))).isEqualTo(Scrapes.ARRIVING);
        assertThat(round(absent("a"))).isEqualTo(Scrapes.ARRIVING);
    }

    @Test
    void counts_that_come_back_are_seen_at_once() {
        round(absent("a"));
        round(absent("a"));

        assertThat(round(shows("a", BOTH))).isEqualTo(Scrapes.ARRIVING);
    }

    @Test
    void a_signal_that_no_pod_shows_is_dark_though_another_arrives() {
        round(shows("a", Set.of("age")));

        assertThat(round(shows("a", Set.of("age"))).said())
                .contains("No counts of signal score arrive. Pod a: HTTP 200.");
    }

    @Test
    void one_dark_pod_of_two_is_named_while_counts_arrive() {
        round(shows("a", BOTH), absent("b"));

        Scrapes told = round(shows("a", BOTH), absent("b"));

        assertThat(told.state()).isEqualTo(State.Arriving);
        assertThat(told.said()).contains("1 of 2 pods do not show every signal. Pod b: HTTP 404.");
    }

    @Test
    void the_words_stay_while_the_same_is_wrong_and_follow_another_fault() {
        ScrapeAnswer longer =
                new ScrapeAnswer("a", Set.of(), Fault.Silence, "404", "HTTP 404, 17 bytes");
        ScrapeAnswer failing = new ScrapeAnswer("a", Set.of(), Fault.Error, "500", "HTTP 500");
        round(absent("a"));
        Scrapes told = round(absent("a"));

        assertThat(round(longer)).isEqualTo(told);
        assertThat(round(failing).fault()).isEqualTo(Fault.Error);
    }

    @Test
    void without_a_pod_to_ask_nothing_is_learned() {
        round(absent("a"));
        round(absent("a"));

        assertThat(round().state()).isEqualTo(State.Dark);
        assertThat(new ScrapeRounds().round(List.of("age"), List.of())).isEqualTo(Scrapes.UNKNOWN);
    }

    private Scrapes round(ScrapeAnswer... answers) {
        return rounds.round(List.of("age", "score"), List.of(answers));
    }

    private static ScrapeAnswer shows(String pod, Set<String> signals) {
        return new ScrapeAnswer(pod, signals, Fault.Silence, "200", "HTTP 200");
    }

    private static ScrapeAnswer absent(String pod) {
        return new ScrapeAnswer(pod, Set.of(), Fault.Silence, "404", "HTTP 404");
    }
}
