package io.aihub.dossier.reference;

import io.aihub.decision.Reason;
import io.aihub.dossier.rules.RuleDescription;
import io.aihub.dossier.rules.RuleRegistry;
import java.util.ArrayList;
import java.util.List;

/** The words that conditions, events and findings use: reasons and rules. */
final class VocabularyPages {
    private VocabularyPages() {}

    static Page reasons() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "One vocabulary serves the reasons of conditions, the reasons of events, the label"
                        + " `reason` of `aihub_actions_total`, `status.lastAction.reason` and the"
                        + " findings that no register rule makes. A word is never renamed or removed"
                        + " without an entry in the [changelog](../../CHANGELOG.md). The type is that of"
                        + " an event with this reason; not every reason makes an event.");
        lines.add("");
        lines.add(Page.row("Reason", "Type", "Meaning"));
        lines.add("|---|---|---|");
        for (Reason reason : Reason.values()) {
            lines.add(
                    Page.row(
                            "`" + reason.name() + "`", reason.severity().name(), reason.meaning()));
        }
        return Page.generated(
                "reasons.md", "Reasons", "decisions/.../io/aihub/decision/Reason.java", lines);
    }

    static Page rules() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "What a register entry is held to. A finding names the rule, the field and what to"
                        + " write instead. The level is the rule's own; a `GovernancePolicy` may set"
                        + " another, from a date (`spec.rules`). `Enforce` keeps new content from being"
                        + " deployed, `Warn` shows the finding, `Record` records it. The source is the"
                        + " requirement that the rule serves; a rule that is met is no statement of"
                        + " compliance.");
        lines.add("");
        lines.add(Page.row("Rule", "Level", "Asks that", "Source"));
        lines.add("|---|---|---|---|");
        for (RuleDescription rule : new RuleRegistry().describe()) {
            lines.add(Page.row(rule.id(), rule.level().name(), rule.title(), rule.source()));
        }
        return Page.generated(
                "rules.md", "Register rules", "dossier/.../io/aihub/dossier/rules", lines);
    }
}
