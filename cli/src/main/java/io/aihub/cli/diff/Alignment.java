package io.aihub.cli.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lays two sequences beside each other by their longest common subsequence. */
final class Alignment {
    /**
     * Beyond this the middle is taken as changed as a whole: nothing is left out, only unaligned.
     */
    private static final long MOST_CELLS = 4_000_000;

    private final List<String> before;
    private final List<String> after;
    private final List<Step> steps = new ArrayList<>();

    private Alignment(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
    }

    /** What happens to a word. */
    enum Fate {
        Kept,
        Removed,
        Added
    }

    /**
     * One word.
     *
     * @param fate what happens to it
     * @param word itself
     */
    record Step(Fate fate, String word) {
        boolean kept() {
            return fate == Fate.Kept;
        }

        Optional<String> removed() {
            return fate == Fate.Removed ? Optional.of(word) : Optional.empty();
        }

        Optional<String> added() {
            return fate == Fate.Added ? Optional.of(word) : Optional.empty();
        }
    }

    static List<Step> of(List<String> before, List<String> after) {
        int start = 0;
        int shorter = Math.min(before.size(), after.size());
        while (start < shorter && before.get(start).equals(after.get(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - start
                && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        List<Step> steps = new ArrayList<>();
        before.subList(0, start).forEach(word -> steps.add(new Step(Fate.Kept, word)));
        steps.addAll(
                new Alignment(
                                before.subList(start, before.size() - end),
                                after.subList(start, after.size() - end))
                        .align());
        before.subList(before.size() - end, before.size())
                .forEach(word -> steps.add(new Step(Fate.Kept, word)));
        return steps;
    }

    private List<Step> align() {
        if ((long) before.size() * after.size() > MOST_CELLS) {
            before.forEach(word -> steps.add(new Step(Fate.Removed, word)));
            after.forEach(word -> steps.add(new Step(Fate.Added, word)));
            return steps;
        }
        int[][] lengths = lengths();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                steps.add(new Step(Fate.Kept, before.get(i)));
                i++;
                j++;
            } else if (j == after.size()
                    || i < before.size() && lengths[i + 1][j] >= lengths[i][j + 1]) {
                steps.add(new Step(Fate.Removed, before.get(i)));
                i++;
            } else {
                steps.add(new Step(Fate.Added, after.get(j)));
                j++;
            }
        }
        return steps;
    }

    /** The length of the longest common subsequence of what follows each pair of positions. */
    private int[][] lengths() {
        int[][] lengths = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                lengths[i][j] =
                        before.get(i).equals(after.get(j))
                                ? lengths[i + 1][j + 1] + 1
                                : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
            }
        }
        return lengths;
    }
}
