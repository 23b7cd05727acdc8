package io.aihub.cli.diff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentDiffTest {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(JsonParser.Feature.ALLOW_SINGLE_QUOTES);
    private static final String PURPOSE =
            "Orders contrast-enhanced CT examinations of the chest of adult cancer patients by the"
                    + " likelihood of pulmonary embolism, so that a radiologist reads the most urgent"
                    + " ones first. It does not diagnose.";

    private static List<String> lines(JsonNode before, JsonNode after) {
        return ContentDiff.between(before, after).stream()
                .flatMap(change -> change.lines().stream())
                .toList();
    }

    private static List<String> lines(String before, String after) throws IOException {
        return lines(MAPPER.readTree(before), MAPPER.readTree(after));
    }

    private static JsonNode field(String name, JsonNode value) {
        return JsonNodeFactory.instance.objectNode().set(name, value);
    }

    private static JsonNode field(String name, String value) {
        return field(name, JsonNodeFactory.instance.textNode(value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'a':1} | {'a':1} | ",
                "{'a':1} | {'a':2} | a: 1 -> 2 (a)",
                "{'a':{'b':1}} | {'a':{}} | a.b: 1 -> (none) (a, b)",
                "{} | {'a':{'bC':1}} | a.bC: (none) -> 1 (a, b c)",
                "{'s':[{'name':'x','v':1}]} | {'s':[{'name':'x','v':2}]} | s[x].v: 1 -> 2 (s, v, x)",
                "{'s':[{'type':'x','v':1}]} | {'s':[{'type':'x','v':2}]} | s[x].v: 1 -> 2 (s, v, x)",
                "{'s':[{'name':'x'}]} | {'s':[{'name':'x'},{'name':'y'}]} |"
                        + " s[y].name: (none) -> y (s, name, y)",
                "{'s':[{'v':1},{'v':1}]} | {'s':[{'v':1},{'v':2}]} | s[1].v: 1 -> 2 (s, v, 1)",
                "{'a':{'b':1}} | {'a':'t'} | a: {\"b\":1} -> t (a)",
            })
    void a_change_is_named_by_its_path(String before, String after, String change)
            throws IOException {
        assertThat(lines(before, after)).isEqualTo(change == null ? List.of() : List.of(change));
    }

    @Test
    void a_number_that_was_read_as_another_type_is_no_change() {
        assertThat(lines(field("n", IntNode.valueOf(10000)), field("n", LongNode.valueOf(10000))))
                .isEmpty();
    }

    @Test
    void a_half_sentence_that_was_added_far_into_a_text_is_marked_among_its_neighbours() {
        String wider =
                PURPOSE.replace("patients by", "patients, also for children from 12 years, by");

        List<String> lines =
                lines(field("intendedPurpose", PURPOSE), field("intendedPurpose", wider));

        assertThat(lines)
                .containsExactly(
                        "intendedPurpose: (what it is for)",
                        "  ...CT examinations of the chest of adult cancer "
                                + "[-patients-]{+patients, also for children from 12 years,+}"
                                + " by the likelihood of pulmonary embolism, so that...");
    }

    @Test
    void nothing_that_changed_is_cut_away_however_long_it_is() {
        String more = " and for the ward's own use".repeat(80);

        assertThat(lines(field("t", PURPOSE), field("t", PURPOSE + more)).get(1))
                .endsWith("{+" + more + "+}");
        assertThat(lines(field("t", PURPOSE + more), field("t", PURPOSE)).get(1))
                .endsWith("[-" + more + "-]");
    }

    @Test
    void two_changes_that_lie_far_apart_are_both_marked() {
        String other = PURPOSE.replace("adult", "all").replace("not diagnose", "diagnose");

        assertThat(lines(field("t", PURPOSE), field("t", other)).get(1))
                .contains("[-adult-]{+all+}")
                .contains("[- not-]");
    }

    @Test
    void an_exclusion_that_was_taken_out_of_a_list_is_named() throws IOException {
        assertThat(
                        lines(
                                "{'outOfScopeUse':['Patients under 18 years','CT without contrast']}",
                                "{'outOfScopeUse':['CT without contrast','At night']}"))
                .containsExactly(
                        "outOfScopeUse: (what it is not for)",
                        "  removed: Patients under 18 years",
                        "  added: At night");
        assertThat(lines("{'l':['under 18 years']}", "{'l':['under 12 years']}"))
                .containsExactly("l: (l)", "  changed: under [-18-]{+12+} years");
    }

    @Test
    void signs_that_nobody_sees_are_written_out() {
        assertThat(lines(field("a", "safe"), field("a", "sa\u200bfe\u001b[2K")))
                .containsExactly("a: safe -> sa\\u{200b}fe\\u{001b}[2K (a)");
        assertThat(lines(field("a", "x y"), field("a", "x\u00a0y")).get(0)).contains("\\u{00a0}");
    }

    @Test
    void what_matters_most_comes_first() throws IOException {
        String before =
                "{'artifact':{'digest':'a'},'intendedPurpose':'p','lineage':{'note':'n'},"
                        + "'logging':{'store':'s'},'risk':{'class':'High'},"
                        + "'rollback':{'mode':'Automatic'},'version':'1'}";
        String after =
                "{'artifact':{'digest':'b'},'intendedPurpose':'q','lineage':{'note':'m'},"
                        + "'logging':{'store':'t'},'risk':{'class':'Limited'},"
                        + "'rollback':{'mode':'Off'},'version':'2'}";

        assertThat(ContentDiff.between(MAPPER.readTree(before), MAPPER.readTree(after)))
                .extracting(FieldChange::path)
                .containsExactly(
                        "intendedPurpose",
                        "risk.class",
                        "rollback.mode",
                        "artifact.digest",
                        "version",
                        "lineage.note",
                        "logging.store");
    }

    @ParameterizedTest
    @CsvSource({
        "threshold.breach, 0.2, 0.3, LOOSENED",
        "threshold.breach, 0.3, 0.2, tightened",
        "threshold.breach, 0.9, 0.10, tightened",
        "threshold.alpha, 0.001, 0.0001, LOOSENED",
        "minSamples, 100, 1000, LOOSENED",
        "window, 24h, 168h, LOOSENED",
        "window, 24h, 30m, tightened",
        "breachWindows.of, 3, 2, LOOSENED",
        "action, Rollback, Alert, LOOSENED",
        "action, Alert, SafeState, tightened",
    })
    void a_limit_that_was_loosened_is_said(String field, String from, String to, String word)
            throws IOException {
        FieldChange change = signal(field, from, to, "HigherIsWorse");

        assertThat(change.words()).endsWith("s1; " + word);
        assertThat(change.concern())
                .isEqualTo(word.equals("LOOSENED") ? Concern.Loosened : Concern.Other);
    }

    @Test
    void where_lower_is_worse_a_lower_threshold_is_the_looser_one() throws IOException {
        assertThat(signal("threshold.breach", "0.9", "0.8", "LowerIsWorse").words())
                .endsWith("LOOSENED");
        assertThat(signal("minSamples", "100", "200", "LowerIsWorse").words()).endsWith("LOOSENED");
    }

    private static FieldChange signal(String field, String from, String to, String direction)
            throws IOException {
        String form = "{'monitoring':{'signals':[{'name':'s1','direction':'%s',%s}]}}";
        return ContentDiff.between(
                        MAPPER.readTree(String.format(form, direction, nested(field, from))),
                        MAPPER.readTree(String.format(form, direction, nested(field, to))))
                .get(0);
    }

    private static String nested(String field, String value) {
        String[] steps = field.split("\\.");
        String last = "'" + steps[steps.length - 1] + "':'" + value + "'";
        return steps.length == 1 ? last : "'" + steps[0] + "':{" + last + "}";
    }

    @Test
    void a_signal_that_is_no_longer_watched_and_a_place_that_was_added_are_loosened()
            throws IOException {
        List<FieldChange> changes =
                ContentDiff.between(
                        MAPPER.readTree(
                                "{'monitoring':{'signals':[{'name':'s1','kind':'InputDrift'}]},"
                                        + "'placement':{'allowed':['OnPremises']}}"),
                        MAPPER.readTree("{'placement':{'allowed':['Cloud','OnPremises']}}"));

        assertThat(changes).extracting(FieldChange::concern).containsOnly(Concern.Loosened);
        assertThat(changes.toString()).contains("no longer watched");
        assertThat(changes)
                .flatExtracting(FieldChange::lines)
                .contains("placement.allowed: (where it may run; LOOSENED)", "  added: Cloud");
    }
}
