package io.aihub.cli.decide;

import io.aihub.api.v1alpha1.AIModelSpec;
import io.aihub.api.v1alpha1.AIModelStatus;
import io.aihub.api.v1alpha1.DecisionKind;
import io.aihub.api.v1alpha1.model.AlternativeRisk;
import io.aihub.api.v1alpha1.model.Risk;
import io.aihub.api.v1alpha1.model.RiskAssessment;
import io.aihub.api.v1alpha1.status.ModelFinding;
import io.aihub.api.v1alpha1.status.ServingStatus;
import io.aihub.api.v1alpha1.status.Stop;
import io.aihub.cli.diff.ContentDiff;
import io.aihub.cli.diff.FieldChange;
import io.aihub.cli.view.PrintableText;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Shows what is being decided: what it does, the content, its risk beside the risk of not using it,
 * what changed, who has signed, until when it would hold.
 */
final class Briefing {
    private static final Set<DecisionKind> ON_CONTENT =
            EnumSet.of(
                    DecisionKind.Approve,
                    DecisionKind.Retry,
                    DecisionKind.BreakGlass,
                    DecisionKind.Reject,
                    DecisionKind.RequestChanges,
                    DecisionKind.Advise);
    private final PrintWriter out;

    Briefing(PrintWriter out) {
        this.out = out;
    }

    /**
     * Shows it.
     *
     * @param validity until when it would hold; absent where that is not for a policy to say
     */
    void show(
            DecidedModel decided,
            DecisionDraft draft,
            Optional<Signatures> signatures,
            Optional<String> validity) {
        Optional<KnownContent> content = draft.target().digest().flatMap(decided.contents()::of);
        Consequence consequence = new Consequence(decided, draft);
        out.println(draft.kind() + " " + decided.name() + " in namespace " + namespace(decided));
        consequence.warnings().forEach(warning -> line("NOTE", warning));
        subject(decided, draft, content);
        line("serving now", serving(decided));
        lines("this does", consequence.lines());
        draft.target().rollbackTo().ifPresent(to -> line("roll back to", to));
        decided.stops().stream()
                .filter(stop -> draft.target().lifts().contains(stop.uid()))
                .forEach(stop -> line("lifts", told(stop)));
        line("decided by", draft.who().username() + " as " + draft.who().role());
        draft.who().until().ifPresent(until -> line("until", until.toString()));
        signatures.ifPresent(this::signed);
        validity.ifPresent(sentence -> line("would hold", sentence));
        content.filter(known -> ON_CONTENT.contains(draft.kind()))
                .ifPresent(known -> content(decided, known));
        out.flush();
    }

    private void subject(
            DecidedModel decided, DecisionDraft draft, Optional<KnownContent> content) {
        boolean model = draft.target().digest().isEmpty();
        AIModelSpec spec =
                content.map(KnownContent::spec).orElseGet(() -> decided.model().getSpec());
        if (model || content.isPresent()) {
            line("version", spec.version());
        }
        draft.target().digest().ifPresent(digest -> line("content", digest));
        if (!model && content.isEmpty()) {
            line("", "nothing is stored of this content; only its digest is known");
        }
        if (model || content.isPresent()) {
            Optional.ofNullable(spec.risk()).ifPresent(this::risk);
        }
    }

    private static String told(Stop stop) {
        String why = Optional.ofNullable(stop.reason()).map(reason -> ": " + reason).orElse("");
        return stop.kind() + " by " + stop.by() + " since " + stop.since() + why;
    }

    private static String namespace(DecidedModel decided) {
        return decided.model().getMetadata().getNamespace();
    }

    private void risk(Risk risk) {
        line("risk class", String.valueOf(risk.riskClass()));
        String residual =
                Optional.ofNullable(risk.assessment())
                        .map(RiskAssessment::residualRisk)
                        .map(Enum::name)
                        .orElse("not stated");
        Optional<AlternativeRisk> without = Optional.ofNullable(risk.alternativeRisk());
        line(
                "residual risk",
                residual
                        + ", against harm if absent: "
                        + without.map(AlternativeRisk::harmIfAbsent)
                                .map(Enum::name)
                                .orElse("not stated"));
        line("if not used", without.map(AlternativeRisk::summary).orElse("not stated"));
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

    private void signed(Signatures signatures) {
        if (!signatures.known()) {
            line("signatures", "no policy asks for a role yet");
            return;
        }
        line("signatures", signatures.progress());
        signatures.names().forEach(name -> line("", name));
    }

    /** The whole page where there is nothing to compare with; else what differs. */
    private void content(DecidedModel decided, KnownContent content) {
        Optional<KnownContent> before = decided.serving();
        if (before.isEmpty()) {
            line("changes", "nothing serves to compare with; the whole entry:");
            DossierPage.of(content.snapshot().content()).forEach(this::lines);
        } else {
            changes(before.get(), content);
        }
        findings(decided, content);
    }

    private void changes(KnownContent before, KnownContent content) {
        List<FieldChange> changes =
                ContentDiff.between(before.snapshot().content(), content.snapshot().content());
        if (changes.isEmpty()) {
            line("changes", "none against what serves");
            return;
        }
        line("changes", changes.size() + " against what serves, what matters most first:");
        for (FieldChange change : changes) {
            change.lines().forEach(line -> out.println("    " + line));
        }
    }

    /** What the rules say of it, the strongest first as status has them. */
    private void findings(DecidedModel decided, KnownContent content) {
        if (!decided.shownInStatus(content.digest())) {
            line("findings", "status shows those of the content asked for only");
            return;
        }
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

    private void lines(String word, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            line(i == 0 ? word : "", texts.get(i));
        }
    }

    private void line(String word, String text) {
        out.println(String.format("  %-14s%s", word, PrintableText.of(text)));
    }
}
