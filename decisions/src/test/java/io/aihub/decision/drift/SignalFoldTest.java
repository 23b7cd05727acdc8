package io.aihub.decision.drift;

import static io.aihub.decision.drift.Samples.MINUTE;
import static io.aihub.decision.drift.Samples.NOON;
import static io.aihub.decision.drift.Samples.folded;
import static io.aihub.decision.drift.Samples.terms;
import static io.aihub.decision.drift.Samples.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalFoldTest {
    @ParameterizedTest
    @CsvSource({
        "WBW, WithinLimits",
        "WBB, Breached",
        "BNB, Breached",
        "BWB, Breached",
        "BBWWW, WithinLimits",
        "BBWIWW, WithinLimits",
        "BBWW, Breached",
        "BBWWBWW, Breached",
        "BBWWBWWW, WithinLimits",
        "B, Warning",
        "WB, Warning",
        "WBN, Warning",
        "W, WithinLimits",
        "NEILS, Unknown",
        "WNEILS, WithinLimits",
        "BBNEILSNEILSNEILSNEILSNEILSNEILS, Breached",
        "BNEILSNEILSNEILSNEILSNEILSNEILSB, Breached",
        "BWWB, Warning"
    })
    void two_of_three_breach_and_three_clear(String letters, SignalLevel expected) {
        assertThat(folded(letters, terms()).level()).isEqualTo(expected);
    }

    @Test
    void nothing_is_known_before_the_first_window() {
        SignalStanding state = SignalStanding.unknown(NOON);
        assertThat(state.level()).isEqualTo(SignalLevel.Unknown);
        assertThat(state.latest()).isEmpty();
        assertThat(state.conclusivelyWithinLimits()).isFalse();
    }

    @Test
    void a_breach_remembers_the_start_of_its_first_window() {
        assertThat(folded("WBNB", terms()).firstBreach()).contains(minute(1));
        assertThat(folded("WBNBWBB", terms()).firstBreach()).contains(minute(1));
        assertThat(folded("BWWBB", terms()).firstBreach()).contains(minute(3));
        assertThat(folded("BWWW", terms()).firstBreach()).isEmpty();
        assertThat(folded("BBWWW", terms()).firstBreach()).isEmpty();
        assertThat(folded("BBWWWB", terms()).firstBreach()).contains(minute(5));
    }

    @Test
    void since_is_the_end_of_the_window_that_changed_the_level() {
        assertThat(folded("WWBB", terms()).since()).isEqualTo(minute(4));
        assertThat(folded("WWBBNNBW", terms()).since()).isEqualTo(minute(4));
    }

    @Test
    void a_warning_is_raised_by_what_is_conclusive_about_the_warning_threshold() {
        SignalStanding calm = folded("W", terms());
        SignalStanding warned = SignalFold.fold(calm, verdict(1, 'I', true), terms());
        assertThat(warned.level()).isEqualTo(SignalLevel.Warning);
        assertThat(SignalFold.fold(warned, verdict(2, 'I'), terms()).level())
                .isEqualTo(SignalLevel.Warning);
        assertThat(SignalFold.fold(warned, verdict(2, 'W', true), terms()).level())
                .isEqualTo(SignalLevel.Warning);
        assertThat(SignalFold.fold(warned, verdict(2, 'W'), terms()).level())
                .isEqualTo(SignalLevel.WithinLimits);
    }

    @Test
    void a_run_of_one_unknown_letter_is_kept_three_times() {
        assertThat(letters(folded("WNNNNNN", terms()))).isEqualTo("WNNN");
        assertThat(folded("WNNNNNN", terms()).lastWindowEnd()).contains(minute(7));
        assertThat(letters(folded("WNNNNEN", terms()))).isEqualTo("WNNNEN");
        assertThat(letters(folded("W".repeat(30), terms()))).isEqualTo("W".repeat(20));
    }

    @Test
    void the_letters_that_decide_are_never_pushed_out() {
        String recent = letters(folded("WBB" + "NE".repeat(30), terms()));
        assertThat(recent).hasSize(20).startsWith("WBB").endsWith("NENE");
        SignalTerms wide = terms(20, 20, 20);
        assertThat(letters(folded("B".repeat(20) + "NE", wide))).isEqualTo("B".repeat(20));
    }

    @Test
    void a_state_that_cannot_be_is_refused() {
        assertThatThrownBy(
                        () ->
                                new SignalStanding(
                                        SignalLevel.Unknown,
                                        NOON,
                                        WindowOutcome.read("W".repeat(21)),
                                        Optional.empty(),
                                        Optional.empty()))
                .hasMessageContaining("20");
        assertThatThrownBy(() -> WindowOutcome.read("WX")).hasMessageContaining("X");
    }

    @Property(tries = 500)
    void windows_that_say_nothing_neither_create_nor_clear(
            @ForAll("letters") String letters,
            @ForAll @IntRange(min = 1, max = 20) int of,
            @ForAll @IntRange(min = 1, max = 20) int clearWindows) {
        SignalTerms terms = terms((of + 1) / 2, of, clearWindows);
        String conclusive = letters.replaceAll("[NEILS]", "");
        assertThat(folded(letters, terms).level()).isEqualTo(folded(conclusive, terms).level());
    }

    @Property(tries = 300)
    void replayed_windows_and_older_windows_change_nothing(
            @ForAll("letters") String letters, @ForAll @IntRange(min = 0, max = 60) int from) {
        SignalStanding state = folded(letters, terms());
        SignalStanding replayed = state;
        for (int i = Math.min(from, letters.length()); i < letters.length(); i++) {
            replayed = SignalFold.fold(replayed, verdict(i, letters.charAt(i)), terms());
        }
        assertThat(replayed).isEqualTo(state);
    }

    @Property(tries = 300)
    void a_clock_that_goes_backwards_changes_nothing(@ForAll("letters") String letters) {
        SignalStanding state = folded("W" + letters, terms());
        assertThat(SignalFold.fold(state, verdict(-5, 'B'), terms())).isEqualTo(state);
    }

    @Property(tries = 500)
    void a_worse_window_never_ends_a_breach(
            @ForAll("letters") String letters, @ForAll @IntRange(min = 0, max = 60) int where) {
        int at = where % letters.length();
        boolean within = letters.charAt(at) == 'W';
        String worse =
                within ? letters.substring(0, at) + "B" + letters.substring(at + 1) : letters;
        if (folded(letters, terms()).level() == SignalLevel.Breached) {
            assertThat(folded(worse, terms()).level()).isEqualTo(SignalLevel.Breached);
        }
    }

    @Property(tries = 500)
    void a_breach_has_a_first_window_and_enough_of_them(@ForAll("letters") String letters) {
        SignalStanding state = folded(letters, terms());
        if (state.level() == SignalLevel.Breached) {
            assertThat(state.firstBreach()).isPresent();
            assertThat(letters.chars().filter(letter -> letter == 'B').count())
                    .isGreaterThanOrEqualTo(2);
        }
        assertThat(state.recent()).hasSizeLessThanOrEqualTo(20);
    }

    private static String letters(SignalStanding state) {
        return WindowOutcome.letters(state.recent());
    }

    @Provide
    Arbitrary<String> letters() {
        return Arbitraries.strings().withChars("WWWBBBBNEILS").ofMinLength(1).ofMaxLength(60);
    }

    private static Instant minute(int number) {
        return NOON.plus(MINUTE.multipliedBy(number));
    }
}
