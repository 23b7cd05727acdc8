package io.aihub.decision.ruling;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.ruling.BreachEvidence.Answer;
import io.aihub.decision.ruling.Circumstances.Governance;
import io.aihub.decision.ruling.Circumstances.Onset;
import io.aihub.decision.ruling.Circumstances.OutputShift;
import io.aihub.decision.ruling.Circumstances.Quality;
import io.aihub.decision.ruling.Circumstances.RiskGrade;
import io.aihub.decision.ruling.Circumstances.Subgroups;
import io.aihub.decision.ruling.DecisionTable.Ruling;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every statement here is proved over the full product of answers and circumstances. */
class DecisionTableTest {
    private static final List<BreachEvidence> ALL = all();

    @ParameterizedTest
    @CsvSource({
        // S Q I O V L, rule, action
        "NNNNNN, 0, None",
        "NNNN??, 0, None",
        "NNNNY?, 0, None",
        "YNNNYN, 1, Rollback",
        "Y???Y?, 1, Rollback",
        "YNNNN?, 2, Alert",
        "Y???N?, 2, Alert",
        "YNNN??, 14, PausePromotion",
        "NYNN?N, 3, Alert",
        "NYYYN?, 3, Alert",
        "NYNNYN, 4, Rollback",
        "?YNNYN, 14, PausePromotion",
        "NNYNNN, 5, Alert",
        "NNYN??, 5, Alert",
        "NNY???, 14, PausePromotion",
        "NNYYNN, 6, PausePromotion",
        "NNYYN?, 6, PausePromotion",
        "NNYY??, 7, PausePromotion",
        "NNYYYN, 7, PausePromotion",
        "NNNY??, 7, PausePromotion",
        "NNNYYN, 8, Rollback",
        "NNNYY?, 8, Rollback",
        "NN?YY?, 14, PausePromotion",
        "NNNYN?, 9, Alert",
        "NNNNYY, 10, Rollback",
        "YYYYYY, 10, Rollback",
        "NNYNNY, 11, SafeState",
        "????NY, 12, PausePromotion",
        "NNNN?Y, 12, PausePromotion",
        "NNNNNY, 12, PausePromotion",
        "??????, 14, PausePromotion",
        "NNNN?N, 0, None",
        "?NNN?N, 14, PausePromotion"
    })
    void each_row_reads_as_the_reference_says(String answers, int rule, Remedy action) {
        Ruling ruling = DecisionTable.decide(evidence(answers, Circumstances.ordinary()));
        assertThat(ruling.rule()).as(ruling.reading()).isEqualTo(rule);
        assertThat(ruling.remedy()).isEqualTo(action);
    }

    @Test
    void circumstances_change_what_a_row_asks_for() {
        assertRuling("NNNNNN", with(Governance.Suspended), 15, Remedy.Stop);
        assertRuling("YYYYYY", with(Governance.Suspended), 15, Remedy.Stop);
        assertRuling("NNNNNN", with(Governance.Revoked), 15, Remedy.Withdraw);
        assertRuling("NNNNNY", with(Subgroups.OnlyOne), 13, Remedy.Alert);
        assertRuling("NNNNNN", with(Subgroups.OnlyOne), 13, Remedy.Alert);
        assertRuling("NNNYYN", with(OutputShift.Declared), 8, Remedy.Alert);
        assertRuling("NYNNNN", with(Quality.BeyondHardLimit), 3, Remedy.SafeState);
        assertRuling("NNNN?Y", with(RiskGrade.High), 12, Remedy.SafeState);
        assertRuling("YNNN??", with(Onset.AtSwitch), 1, Remedy.Rollback);
        assertRuling("YNNNN?", with(Onset.AtSwitch), 2, Remedy.Alert);
    }

    @Test
    void every_combination_has_one_ruling_and_every_rule_is_reached() {
        Set<Integer> reached = new TreeSet<>();
        Set<Remedy> actions = EnumSet.noneOf(Remedy.class);
        for (BreachEvidence evidence : ALL) {
            Ruling ruling = DecisionTable.decide(evidence);
            reached.add(ruling.rule());
            actions.add(ruling.remedy());
        }
        assertThat(ALL).hasSize(729 * 96);
        assertThat(reached).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
        assertThat(actions).containsExactlyInAnyOrder(Remedy.values());
    }

    @Test
    void every_row_has_a_number_of_its_own() {
        Set<Integer> numbers = new TreeSet<>();
        BreachEvidence any = evidence("NNNNNN", Circumstances.ordinary());
        for (TableRow row : TableRow.values()) {
            numbers.add(row.ruling(any).rule());
        }
        assertThat(numbers).hasSize(TableRow.values().length);
    }

    @Test
    void nothing_rolls_back_unless_the_version_is_at_fault() {
        forAll(
                (e, r) ->
                        r.remedy() != Remedy.Rollback
                                || e.version() == Answer.Yes
                                || e.version() == Answer.Unknown
                                        && e.service() == Answer.Yes
                                        && e.circumstances().onset() == Onset.AtSwitch);
    }

    @Test
    void nothing_acts_without_a_breach() {
        forAll(
                (e, r) ->
                        breached(e)
                                || e.circumstances().governance() != Governance.InForce
                                || r.remedy().compareTo(Remedy.PausePromotion) <= 0);
    }

    @Test
    void input_drift_alone_alerts() {
        forAll(
                (e, r) ->
                        !(e.input() == Answer.Yes
                                        && e.service() == Answer.No
                                        && e.quality() == Answer.No
                                        && e.output() == Answer.No
                                        && e.labels() != Answer.Yes
                                        && e.circumstances().governance() == Governance.InForce)
                                || r.remedy() == Remedy.Alert);
    }

    @Test
    void a_shift_of_outputs_under_unknown_inputs_is_attributed_to_nothing() {
        forAll(
                (e, r) ->
                        !(e.input() == Answer.Unknown
                                        && e.service() != Answer.Yes
                                        && e.quality() != Answer.Yes
                                        && e.labels() != Answer.Yes)
                                || r.remedy() != Remedy.Rollback);
    }

    @Test
    void what_is_broken_is_never_quiet() {
        forAll((e, r) -> !breached(e) || r.remedy() != Remedy.None);
    }

    @Test
    void a_stop_by_people_beats_every_number() {
        forAll(
                (e, r) ->
                        (e.circumstances().governance() == Governance.InForce) == (r.rule() != 15));
    }

    private static boolean breached(BreachEvidence e) {
        return e.service() == Answer.Yes
                || e.quality() == Answer.Yes
                || e.input() == Answer.Yes
                || e.output() == Answer.Yes
                || e.labels() == Answer.Yes;
    }

    private static void forAll(BiPredicate<BreachEvidence, Ruling> holds) {
        List<BreachEvidence> broken =
                ALL.stream().filter(e -> !holds.test(e, DecisionTable.decide(e))).toList();
        assertThat(broken).isEmpty();
    }

    private static void assertRuling(
            String answers, Circumstances circumstances, int rule, Remedy action) {
        Ruling ruling = DecisionTable.decide(evidence(answers, circumstances));
        assertThat(ruling.rule()).as(ruling.reading()).isEqualTo(rule);
        assertThat(ruling.remedy()).isEqualTo(action);
    }

    private static Circumstances with(Enum<?> one) {
        return new Circumstances(
                one instanceof Governance g ? g : Governance.InForce,
                one instanceof Subgroups s ? s : Subgroups.NotOne,
                one instanceof Onset o ? o : Onset.NotAtSwitch,
                one instanceof OutputShift o ? o : OutputShift.NotDeclared,
                one instanceof Quality q ? q : Quality.NotBeyondHardLimit,
                one instanceof RiskGrade r ? r : RiskGrade.NotHigh);
    }

    private static BreachEvidence evidence(String answers, Circumstances circumstances) {
        return new BreachEvidence(
                answer(answers.charAt(0)),
                answer(answers.charAt(1)),
                answer(answers.charAt(2)),
                answer(answers.charAt(3)),
                answer(answers.charAt(4)),
                answer(answers.charAt(5)),
                circumstances);
    }

    private static Answer answer(char letter) {
        return switch (letter) {
            case 'Y' -> Answer.Yes;
            case 'N' -> Answer.No;
            case '?' -> Answer.Unknown;
            default -> throw new IllegalArgumentException("no answer " + letter);
        };
    }

    private static List<BreachEvidence> all() {
        List<String> answers = List.of("");
        for (int i = 0; i < 6; i++) {
            answers =
                    answers.stream()
                            .flatMap(start -> List.of("Y", "N", "?").stream().map(start::concat))
                            .toList();
        }
        List<BreachEvidence> all = new ArrayList<>();
        for (Circumstances circumstances : allCircumstances()) {
            answers.forEach(letters -> all.add(evidence(letters, circumstances)));
        }
        return all;
    }

    private static List<Circumstances> allCircumstances() {
        List<Circumstances> all = new ArrayList<>();
        for (int i = 0; i < 96; i++) {
            all.add(
                    new Circumstances(
                            Governance.values()[i % 3],
                            Subgroups.values()[i / 3 % 2],
                            Onset.values()[i / 6 % 2],
                            OutputShift.values()[i / 12 % 2],
                            Quality.values()[i / 24 % 2],
                            RiskGrade.values()[i / 48 % 2]));
        }
        return all;
    }
}
