package io.aihub.dossier.rules;

import io.aihub.api.v1alpha1.AIModelSpec;
import io.aihub.decision.Level;
import io.aihub.decision.approval.RuleViolation;
import io.aihub.decision.approval.RuleViolation.Authority;
import io.aihub.decision.approval.RuleViolation.Binding;
import io.aihub.decision.approval.RuleViolation.Nature;
import io.aihub.dossier.terms.ProfileReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
                            SupplyRules.all(),
                            FieldRules.ofTheDefinition())
                    .flatMap(List::stream)
                    .toList();

    /** As {@link #judge(String, AIModelSpec, Optional, Optional)}, of the form of a content. */
    public List<RuleViolation> judge(AIModelSpec spec) {
        return judge("model", spec, Optional.empty(), Optional.empty());
    }

    /**
     * Every place at which a rule fires, at the rules' own levels, in the order of the registry.
     *
     * @param name of the model
     * @param spec the whole entry with register fields and defaults; null counts as empty
     * @param asWritten the same without defaults, where that is known, for what the definition of
     *     the API refuses
     * @param profile by which signals are compared, where it is known
     */
    public List<RuleViolation> judge(
            String name,
            AIModelSpec spec,
            Optional<AIModelSpec> asWritten,
            Optional<ProfileReading> profile) {
        RegisterEntry entry = RegisterEntry.of(name, spec, asWritten, profile);
        return toldOnce(rules.stream().flatMap(rule -> rule.judge(entry)).toList());
    }

    /** Which fields the rules read of an entry, as the table of digests writes them. */
    public Set<String> fieldsRead(AIModelSpec spec) {
        Set<String> fields = new TreeSet<>();
        RegisterEntry entry =
                RegisterEntry.of("model", spec, Optional.empty(), Optional.empty())
                        .telling(fields::add);
        rules.forEach(rule -> rule.judge(entry).forEach(violation -> {}));
        return fields;
    }

    /**
     * A field that a rule of the register misses and the definition too is told in the words of the
     * register, and binds as the definition does. So is a rule that both know by one id.
     */
    private static List<RuleViolation> toldOnce(List<RuleViolation> all) {
        List<RuleViolation> told = new ArrayList<>();
        for (RuleViolation violation : all) {
            Optional<RuleViolation> same =
                    told.stream().filter(one -> same(one, violation)).findFirst();
            if (same.isEmpty()) {
                told.add(violation);
            } else if (violation.binding().authority() == Authority.Definition) {
                told.set(told.indexOf(same.get()), bound(same.get(), violation));
            }
        }
        return told;
    }

    private static boolean same(RuleViolation one, RuleViolation other) {
        boolean place = one.finding().path().equals(other.finding().path());
        boolean missing =
                one.nature() == Nature.MissingField && other.nature() == Nature.MissingField;
        boolean twice = one.finding().source().equals(other.finding().source());
        return place && (missing || twice) && oneIsOfTheDefinition(one, other);
    }

    private static boolean oneIsOfTheDefinition(RuleViolation one, RuleViolation other) {
        return one.binding().authority() == Authority.Definition
                || other.binding().authority() == Authority.Definition;
    }

    /** What both know was asked before, unless only a warning was. */
    private static RuleViolation bound(RuleViolation own, RuleViolation byDefinition) {
        boolean asBefore = own.finding().level() == Level.Enforce;
        return new RuleViolation(
                own.finding().at(Level.Enforce),
                own.nature(),
                Optional.empty(),
                new Binding(
                        Authority.Definition,
                        asBefore ? Optional.empty() : byDefinition.binding().transition()));
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
