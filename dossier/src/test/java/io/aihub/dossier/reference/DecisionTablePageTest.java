package io.aihub.dossier.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.ruling.BreachEvidence;
import io.aihub.decision.ruling.BreachEvidence.Answer;
import io.aihub.decision.ruling.Circumstances;
import io.aihub.decision.ruling.Circumstances.Governance;
import io.aihub.decision.ruling.Circumstances.Onset;
import io.aihub.decision.ruling.Circumstances.OutputShift;
import io.aihub.decision.ruling.Circumstances.Quality;
import io.aihub.decision.ruling.Circumstances.RiskGrade;
import io.aihub.decision.ruling.Circumstances.Subgroups;
import io.aihub.decision.ruling.DecisionTable;
import io.aihub.decision.ruling.DecisionTable.Ruling;
import io.aihub.decision.ruling.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table that people read is played, line by line, against the one that decides. */
class DecisionTablePageTest {
    private static final Map<String, Set<Answer>> CELLS =
            Map.of(
                    "-", Set.of(Answer.values()),
                    "yes", Set.of(Answer.Yes),
                    "no", Set.of(Answer.No),
                    "?", Set.of(Answer.Unknown),
                    "yes/no", Set.of(Answer.Yes, Answer.No),
                    "yes/?", Set.of(Answer.Yes, Answer.Unknown));

    /**
     * A line of the page.
     *
     * @param answers that it takes, for S, Q, I, O, V and L
     * @param also words of circumstances that have to hold too
     * @param ruling what it says
     */
    private record Line(List<Set<Answer>> answers, Set<String> also, Ruling ruling) {
        boolean applies(List<Answer> given, Set<String> circumstances) {
            for (int i = 0; i < given.size(); i++) {
                if (!answers.get(i).contains(given.get(i))) {
                    return false;
                }
            }
            return circumstances.containsAll(also);
        }
    }

    @Test
    void for_every_evidence_the_first_line_that_applies_is_the_ruling() {
        List<Line> lines = lines();
        assertThat(lines).hasSizeGreaterThan(15);
        everyCircumstance(
                circumstances ->
                        everyAnswer(
                                List.of(),
                                given ->
                                        assertThat(first(lines, given, words(circumstances)))
                                                .isEqualTo(
                                                        DecisionTable.decide(
                                                                evidence(given, circumstances)))));
    }

    @Test
    void every_line_is_reached() {
        List<Line> lines = lines();
        List<Line> reached = new ArrayList<>();
        everyCircumstance(
                circumstances ->
                        everyAnswer(
                                List.of(),
                                given -> {
                                    Line line = line(lines, given, words(circumstances));
                                    if (!reached.contains(line)) {
                                        reached.add(line);
                                    }
                                }));
        assertThat(reached).containsExactlyInAnyOrderElementsOf(lines);
    }

    private static Ruling first(List<Line> lines, List<Answer> given, Set<String> words) {
        return line(lines, given, words).ruling();
    }

    private static Line line(List<Line> lines, List<Answer> given, Set<String> words) {
        return lines.stream().filter(l -> l.applies(given, words)).findFirst().orElseThrow();
    }

    private static List<Line> lines() {
        return Checkout.text(Checkout.path("docs/reference/decisions.md"))
                .lines()
                .map(line -> Stream.of(line.split("\\|")).map(String::strip).toList())
                .filter(cells -> cells.size() == 11 && cells.get(1).matches("\\d+"))
                .map(DecisionTablePageTest::line)
                .toList();
    }

    private static Line line(List<String> cells) {
        return new Line(
                cells.subList(2, 8).stream().map(CELLS::get).toList(),
                cells.get(8).isEmpty() ? Set.of() : Set.of(cells.get(8).split(", ")),
                new Ruling(
                        Integer.parseInt(cells.get(1)),
                        cells.get(9),
                        Remedy.valueOf(cells.get(10))));
    }

    private static BreachEvidence evidence(List<Answer> given, Circumstances circumstances) {
        return new BreachEvidence(
                given.get(0),
                given.get(1),
                given.get(2),
                given.get(3),
                given.get(4),
                given.get(5),
                circumstances);
    }

    private static Set<String> words(Circumstances c) {
        return Set.of(
                c.governance().name(),
                c.subgroups().name(),
                c.onset().name(),
                c.outputShift().name(),
                c.quality().name(),
                c.risk().name());
    }

    private static void everyAnswer(List<Answer> begun, Consumer<List<Answer>> then) {
        if (begun.size() == 6) {
            then.accept(begun);
            return;
        }
        for (Answer answer : Answer.values()) {
            List<Answer> longer = new ArrayList<>(begun);
            longer.add(answer);
            everyAnswer(longer, then);
        }
    }

    private static void everyCircumstance(Consumer<Circumstances> then) {
        for (Governance governance : Governance.values()) {
            for (Subgroups subgroups : Subgroups.values()) {
                for (Onset onset : Onset.values()) {
                    for (OutputShift shift : OutputShift.values()) {
                        everyRest(governance, subgroups, onset, shift, then);
                    }
                }
            }
        }
    }

    private static void everyRest(
            Governance governance,
            Subgroups subgroups,
            Onset onset,
            OutputShift shift,
            Consumer<Circumstances> then) {
        for (Quality quality : Quality.values()) {
            for (RiskGrade risk : RiskGrade.values()) {
                then.accept(new Circumstances(governance, subgroups, onset, shift, quality, risk));
            }
        }
    }
}
