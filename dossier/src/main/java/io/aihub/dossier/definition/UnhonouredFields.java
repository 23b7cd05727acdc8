package io.aihub.dossier.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.aihub.dossier.definition.Refusal.Nature;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fields of a model that promise what nothing does yet. The table of marks says which, as rules in
 * the language of the definitions; there, they would be refused only on create.
 */
public final class UnhonouredFields {
    /** The id under which they are refused. */
    public static final String RULE = "FLD-04";

    private static final String KIND = "AIModel ";
    private static final List<PlacedRule> RULES = load();

    private UnhonouredFields() {}

    private record PlacedRule(List<String> place, Expression rule, String field, String message) {}

    /** What is set and not honoured in the spec of a model. */
    public static List<Refusal> of(JsonNode spec) {
        List<Refusal> refusals = new ArrayList<>();
        RULES.forEach(rule -> visit(rule, rule.place(), "spec", spec, refusals));
        return refusals;
    }

    private static void visit(
            PlacedRule rule,
            List<String> place,
            String shown,
            JsonNode value,
            List<Refusal> refusals) {
        if (value.isMissingNode() || value.isNull()) {
            return;
        }
        if (place.isEmpty()) {
            Object self = Definition.plain(value, MissingNode.getInstance());
            if (!ExpressionEvaluation.holds(rule.rule(), self)) {
                refusals.add(
                        new Refusal(RULE, shown + rule.field(), rule.message(), Nature.Refused));
            }
            return;
        }
        String step = place.get(0);
        List<String> below = place.subList(1, place.size());
        JsonNode child = value.path(step.replace("[]", ""));
        String here = Paths.below(shown, step.replace("[]", ""));
        if (!step.endsWith("[]")) {
            visit(rule, below, here, child, refusals);
            return;
        }
        for (int i = 0; i < child.size(); i++) {
            visit(rule, below, here + Paths.entry(child.get(i), "", i), child.get(i), refusals);
        }
    }

    private static List<PlacedRule> load() {
        try (InputStream table =
                        UnhonouredFields.class.getResourceAsStream(
                                "/io/aihub/crds/field-marks.txt");
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> line.startsWith("! " + KIND))
                    .map(line -> line.substring(2 + KIND.length()).split(" \\| "))
                    .map(UnhonouredFields::rule)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PlacedRule rule(String[] columns) {
        return new PlacedRule(
                Arrays.asList(columns[0].split("\\.")),
                ExpressionParser.parse(columns[1]),
                columns[2].equals("-") ? "" : columns[2],
                columns[3].strip());
    }
}
