package io.aihub.cli.decide;

import com.fasterxml.jackson.databind.JsonNode;
import io.aihub.cli.view.FieldPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * One content as the person who approves it for the first time has to see it. What the entry does
 * not say is written as not stated, so that silence shows.
 */
final class DossierPage {
    private static final String UNSTATED = "not stated";
    private final JsonNode content;
    private final Map<String, List<String>> sections = new LinkedHashMap<>();

    private DossierPage(JsonNode content) {
        this.content = content;
    }

    /** The lines of the page, by their heading, in reading order. */
    static Map<String, List<String>> of(JsonNode content) {
        DossierPage page = new DossierPage(content);
        page.purpose();
        page.risk();
        page.data();
        page.evidence();
        page.oversight();
        page.limits();
        page.runs();
        return page.sections;
    }

    private void purpose() {
        say("purpose", text("intendedPurpose"));
        say("not for", all("outOfScopeUse[*]"));
        say(
                "use",
                text("clinicalDomain")
                        + ", "
                        + text("stage")
                        + ", autonomy "
                        + text("autonomy")
                        + ", hosting "
                        + text("hosting"));
    }

    private void risk() {
        say(
                "risk",
                text("risk.class")
                        + " by "
                        + text("risk.basis")
                        + "; remaining "
                        + text("risk.assessment.residualRisk")
                        + ", accepted by "
                        + text("risk.assessment.acceptedBy"),
                "assessment "
                        + text("risk.assessment.ref")
                        + " of "
                        + text("risk.assessment.date")
                        + ", next review "
                        + text("risk.assessment.nextReview")
                        + ", covers "
                        + all("risk.assessment.aspects[*]"));
        say(
                "if not used",
                text("risk.alternativeRisk.harmIfAbsent")
                        + ": "
                        + text("risk.alternativeRisk.summary"),
                "considered instead: " + all("risk.alternativeRisk.alternativesConsidered[*]"));
    }

    private void data() {
        List<String> lines = new ArrayList<>();
        for (JsonNode set : content.at("/lineage/datasets")) {
            lines.add(
                    in(set, "name")
                            + ": "
                            + in(set, "role")
                            + ", "
                            + in(set, "individuals")
                            + " people, "
                            + in(set, "population")
                            + ", "
                            + in(set, "region")
                            + ", "
                            + in(set, "period")
                            + "; personal data "
                            + in(set, "personalData")
                            + ", "
                            + in(set, "protection"));
            lines.add("  known bias: " + joined(set.path("knownBias")));
        }
        for (JsonNode base : content.at("/lineage/baseModels")) {
            lines.add("built on " + in(base, "name") + " " + in(base, "version"));
        }
        if (content.at("/lineage/note").isTextual()) {
            lines.add(content.at("/lineage/note").asText());
        }
        say("data", lines);
        say(
                "privacy",
                "legal basis "
                        + text("privacy.legalBasis.art6")
                        + ", "
                        + text("privacy.legalBasis.art9")
                        + "; impact assessment "
                        + text("privacy.dpia.ref")
                        + ", next review "
                        + text("privacy.dpia.nextReview"));
    }

    private void evidence() {
        List<String> lines = new ArrayList<>();
        for (JsonNode one : content.path("evidence")) {
            lines.add(
                    in(one, "type")
                            + " "
                            + in(one, "ref")
                            + ": "
                            + in(one, "cases")
                            + " cases, "
                            + in(one, "population")
                            + ", "
                            + in(one, "period"));
            for (JsonNode result : one.path("results")) {
                lines.add(
                        "  "
                                + in(result, "metric")
                                + " "
                                + in(result, "value")
                                + " ("
                                + in(result, "interval")
                                + ")"
                                + (result.has("subgroup")
                                        ? ", " + result.path("subgroup").asText()
                                        : ""));
            }
        }
        say("evidence", lines);
        say(
                "device",
                text("regulatory.device.status")
                        + ", class "
                        + text("regulatory.device.class")
                        + "; certificate until "
                        + text("regulatory.conformity.validTo"));
    }

    private void oversight() {
        say(
                "oversight",
                text("oversight.mode") + ": " + text("oversight.measure"),
                "by " + all("oversight.responsible[*]"));
        say(
                "to stop it",
                text("oversight.stopProcedureRef")
                        + "; without it: "
                        + text("oversight.fallbackProcedureRef")
                        + ", last tried "
                        + text("oversight.lastDrill"));
    }

    private void limits() {
        List<String> lines = new ArrayList<>();
        content.at("/monitoring/signals").forEach(signal -> lines.add(SignalWords.of(signal)));
        lines.add(
                "silence of "
                        + text("monitoring.noDataFor")
                        + " leads to "
                        + text("monitoring.onNoData"));
        say("watched", lines);
        say(
                "if it fails",
                "rollback "
                        + text("rollback.mode")
                        + "; where nothing can run: "
                        + text("rollback.safeState")
                        + "; when the approval ends: "
                        + text("rollback.onExpiry"));
    }

    private void runs() {
        say("runs", text("serving.image"), "artifact " + text("artifact.digest"));
        say(
                "where",
                all("placement.allowed[*]") + "; data stays in " + all("placement.residency[*]"));
        say("supplier", text("supplier.name") + ", " + text("supplier.country"));
    }

    private void say(String heading, String... lines) {
        say(heading, List.of(lines));
    }

    private void say(String heading, List<String> lines) {
        sections.put(heading, lines.isEmpty() ? List.of(UNSTATED) : lines);
    }

    private String text(String path) {
        String text = FieldPath.of(path).text(content);
        return text.isEmpty() ? UNSTATED : text;
    }

    private String all(String path) {
        List<String> found =
                FieldPath.of(path).find(content).stream().map(JsonNode::asText).toList();
        return found.isEmpty() ? UNSTATED : String.join("; ", found);
    }

    private static String in(JsonNode node, String field) {
        String text = node.path(field).asText("");
        return text.isEmpty() ? field + " " + UNSTATED : text;
    }

    private static String joined(JsonNode list) {
        List<String> items =
                StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
        return items.isEmpty() ? UNSTATED : String.join("; ", items);
    }
}
