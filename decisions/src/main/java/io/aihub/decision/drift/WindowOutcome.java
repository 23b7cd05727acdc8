package io.aihub.decision.drift;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How one closed window of one signal ends. Only {@link #Breach} can lead to action, only {@link
 * #WithinLimits} clears; the others are silence, which is never read as health or as guilt.
 */
public enum WindowOutcome {
    /** The true distance is below the threshold with 95 % confidence. */
    WithinLimits('W'),
    /** The true distance is above the threshold with confidence 1 - alpha. */
    Breach('B'),
    /** Between the two: the counts do not say. */
    Inconclusive('I'),
    /** Fewer observations than the signal asks for. */
    InsufficientData('L'),
    /** No observation at all, or nothing to read it from. */
    NoData('N'),
    /** The source answered with something that cannot be trusted. */
    SourceError('E'),
    /** So few that showing them could point at a person. */
    TooFewToShow('S');

    private final char letter;

    WindowOutcome(char letter) {
        this.letter = letter;
    }

    /** Outcomes as status stores them, one letter each. */
    public static String letters(List<WindowOutcome> outcomes) {
        return outcomes.stream().map(o -> String.valueOf(o.letter)).collect(Collectors.joining());
    }

    /**
     * Outcomes as status stores them, one letter each.
     *
     * @throws IllegalArgumentException when one of the letters stands for none
     */
    public static List<WindowOutcome> read(String letters) {
        return letters.chars().mapToObj(letter -> of((char) letter)).toList();
    }

    /** The letter that stands for the outcome in {@code status.signals[].recent}. */
    public char letter() {
        return letter;
    }

    /** Whether the window says anything: only {@code WithinLimits} and {@code Breach} do. */
    public boolean conclusive() {
        return this == WithinLimits || this == Breach;
    }

    /** The outcome of a letter. */
    public static WindowOutcome of(char letter) {
        for (WindowOutcome outcome : values()) {
            if (outcome.letter == letter) {
                return outcome;
            }
        }
        throw new IllegalArgumentException("no window outcome has the letter " + letter);
    }
}
