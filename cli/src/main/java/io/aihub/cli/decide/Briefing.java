package io.aihub.cli.decide;

import com.fasterxml.jackson.databind.JsonNode;
import io.aihub.api.v1alpha1.AIModelStatus;
import io.aihub.api.v1alpha1.ModelRevision;
import io.aihub.api.v1alpha1.model.Risk;
import io.aihub.api.v1alpha1.status.ModelFinding;
import io.aihub.api.v1alpha1.status.ServingStatus;
import io.aihub.cli.diff.ContentDiff;
import io.aihub.cli.diff.FieldChange;
import io.aihub.cli.view.PrintableText;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/**
 * Shows what is being decided: the content, its risk beside the risk of not using it, the change.
 */
final class Briefing {
    private final PrintWriter out;

    Briefing(PrintWriter out) {
        this.out = out;
    }

    void show(DecidedModel decided, DecisionDraft draft) {
        out.println(draft.kind() + " " + decided.name() + " in namespace " + namespace(decided));
        line("version", decided.model().getSpec().version());
        draft.target().digest().ifPresent(digest -> line("content", digest));
        risk(decided.model().getSpec().risk());
        line("serving now", serving(decided));
        draft.target().rollbackTo().ifPresent(to -> line("roll back to", to));
        decided.stops().stream()
                .filter(stop -> draft.target().lifts().contains(stop.uid()))
                .forEach(s -> line("lifts", s.kind() + " by " + s.by() + " since " + s.since()));
        line("decided by", draft.who().username() + " as " + draft.who().role());
        draft.who().until().ifPresent(until -> line("until", until.toString()));
        changes(decided);
        findings(decided);
        out.flush();
    }

    private static String namespace(DecidedModel decided) {
        return decided.model().getMetadata().getNamespace();
    }

    private void risk(Risk risk) {
        line("risk class", String.valueOf(risk.riskClass()));
        String residual =
                Optional.ofNullable(risk.assessment().residualRisk())
                        .map(Enum::name)
                        .orElse("not stated");
        line(
                "residual risk",
                residual + ", against harm if absent: " + risk.alternativeRisk().harmIfAbsent());
        line("if not used", risk.alternativeRisk().summary());
    }

    private static String serving(DecidedModel decided) {
        Optional<ServingStatus> serving =
                Optional.ofNullable(decided.model().getStatus()).map(AIModelStatus::serving);
        return serving.filter(now -> now.version() != null)
                .map(
                        now ->
                                now.version()
                                        + " ("
                                        + now.revision()
                                        + "), "
                                        + now.state()
                                        + ", approval "
                                        + now.approval())
                .orElse("nothing");
    }

    private void changes(DecidedModel decided) {
        Optional<JsonNode> before =
                decided.serving().map(ModelRevision::getSpec).map(spec -> spec.content());
        if (before.isEmpty()) {
            line("changes", "nothing serves to compare with");
            return;
        }
        List<FieldChange> changes = ContentDiff.between(before.get(), decided.askedContent());
        if (changes.isEmpty()) {
            line("changes", "none against what serves");
            return;
        }
        line("changes", changes.size() + " against what serves, what matters most first:");
        for (FieldChange change : changes) {
            change.lines().forEach(line -> out.println("    " + line));
        }
    }

    /** What the rules say of the content asked for, the strongest first as status has them. */
    private void findings(DecidedModel decided) {
        List<ModelFinding> open = decided.findings();
        if (open.isEmpty()) {
            line("findings", "none");
            return;
        }
        line("findings", open.size() + " open:");
        for (ModelFinding finding : open) {
            String where = Optional.ofNullable(finding.path()).orElse("");
            out.println(
                    "    "
                            + PrintableText.of(
                                    finding.level()
                                            + " "
                                            + finding.rule()
                                            + (where.isEmpty() ? "" : " " + where)
                                            + ": "
                                            + Optional.ofNullable(finding.message()).orElse("")));
        }
    }

    private void line(String word, String text) {
        out.println(String.format("  %-14s%s", word, PrintableText.of(text)));
    }
}
