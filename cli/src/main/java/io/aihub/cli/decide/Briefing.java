package io.aihub.cli.decide;

import com.fasterxml.jackson.databind.JsonNode;
import io.aihub.api.v1alpha1.AIModelStatus;
import io.aihub.api.v1alpha1.ModelRevision;
import io.aihub.api.v1alpha1.model.Risk;
import io.aihub.api.v1alpha1.status.ServingStatus;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/**
 * Shows what is being decided: the content, its risk beside the risk of not using it, the change.
 */
final class Briefing {
    private static final int MOST_CHANGES = 40;
    private final PrintWriter out;

    Briefing(PrintWriter out) {
        this.out = out;
    }

    void show(Subject subject, DecisionDraft draft) {
        out.println(draft.kind() + " " + subject.name() + " in namespace " + namespace(subject));
        line("version", subject.model().getSpec().version());
        draft.subject().digest().ifPresent(digest -> line("content", digest));
        risk(subject.model().getSpec().risk());
        line("serving now", serving(subject));
        draft.subject().rollbackTo().ifPresent(to -> line("roll back to", to));
        subject.stops().stream()
                .filter(stop -> draft.subject().lifts().contains(stop.uid()))
                .forEach(s -> line("lifts", s.kind() + " by " + s.by() + " since " + s.since()));
        line("decided by", draft.who().username() + " as " + draft.who().role());
        draft.who().until().ifPresent(until -> line("until", until.toString()));
        changes(subject);
        out.flush();
    }

    private static String namespace(Subject subject) {
        return subject.model().getMetadata().getNamespace();
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

    private static String serving(Subject subject) {
        Optional<ServingStatus> serving =
                Optional.ofNullable(subject.model().getStatus()).map(AIModelStatus::serving);
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

    private void changes(Subject subject) {
        Optional<JsonNode> before =
                subject.serving().map(ModelRevision::getSpec).map(spec -> spec.content());
        if (before.isEmpty()) {
            line("changes", "nothing serves to compare with");
            return;
        }
        List<ContentDiff.Change> changes =
                ContentDiff.between(before.get(), subject.askedContent());
        line("changes", changes.isEmpty() ? "none against what serves" : "against what serves:");
        changes.stream()
                .limit(MOST_CHANGES)
                .forEach(
                        c ->
                                out.println(
                                        "    "
                                                + c.path()
                                                + ": "
                                                + c.before()
                                                + " -> "
                                                + c.after()));
        if (changes.size() > MOST_CHANGES) {
            out.println("    and " + (changes.size() - MOST_CHANGES) + " more");
        }
    }

    private void line(String word, String text) {
        out.println(String.format("  %-14s%s", word, text));
    }
}
