package io.aihub.dossier.rules;

import io.aihub.api.v1alpha1.AIModelSpec;
import io.aihub.decision.approval.RuleViolation;
import java.util.List;
import java.util.stream.Stream;

/** All rules, and what they find in one entry. */
public final class RuleRegistry {
    private final List<RegisterRule> rules =
            Stream.of(
                            FieldRules.all(),
                            RegulatoryRules.all(),
                            RiskRules.all(),
                            RoleRules.all(),
                            EvidenceRules.all(),
                            DataRules.all(),
                            OversightRules.all(),
                            MonitoringRules.all(),
                            SupplyRules.all())
                    .flatMap(List::stream)
                    .toList();

    /**
     * Every place at which a rule fires, at the rules' own levels, in the order of the registry.
     *
     * @param spec the whole entry with register fields; null counts as empty
     */
    public List<RuleViolation> judge(AIModelSpec spec) {
        RegisterEntry entry = RegisterEntry.of(spec);
        return rules.stream().flatMap(rule -> rule.judge(entry)).toList();
    }

    /** All rules for documentation. */
    public List<RuleDescription> describe() {
        return rules.stream()
                .map(
                        rule ->
                                new RuleDescription(
                                        rule.id(), rule.source(), rule.level(), rule.title()))
                .toList();
    }
}
