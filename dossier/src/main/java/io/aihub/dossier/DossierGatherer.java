package io.aihub.dossier;

import io.aihub.api.v1alpha1.AIModelSpec;
import io.aihub.api.v1alpha1.ReferenceProfile;
import io.aihub.api.v1alpha1.model.Conformity;
import io.aihub.api.v1alpha1.model.Dpia;
import io.aihub.api.v1alpha1.model.Placement;
import io.aihub.api.v1alpha1.model.Privacy;
import io.aihub.api.v1alpha1.model.Regulatory;
import io.aihub.api.v1alpha1.model.Risk;
import io.aihub.api.v1alpha1.model.RiskAssessment;
import io.aihub.api.v1alpha1.model.Validity;
import io.aihub.api.v1alpha1.monitoring.Monitoring;
import io.aihub.api.v1alpha1.monitoring.ProfileReference;
import io.aihub.decision.approval.ApprovalContext.ContentStanding;
import io.aihub.decision.approval.ClusterPlace.Location;
import io.aihub.decision.approval.Content;
import io.aihub.decision.approval.Content.DatedEvidence;
import io.aihub.decision.approval.Content.Hosting;
import io.aihub.decision.approval.Content.RiskClass;
import io.aihub.decision.approval.Content.Stage;
import io.aihub.decision.approval.Dossier;
import io.aihub.decision.approval.Period;
import io.aihub.decision.approval.PlacementTerms;
import io.aihub.decision.approval.Policy;
import io.aihub.decision.approval.RuleViolation;
import io.aihub.decision.approval.RuleViolation.Authority;
import io.aihub.decision.approval.RuleViolation.Nature;
import io.aihub.dossier.content.ContentSnapshot;
import io.aihub.dossier.rules.RuleRegistry;
import io.aihub.dossier.terms.MonitoringTerms;
import io.aihub.dossier.terms.ProfileReading;
import io.aihub.dossier.time.ApiDate;
import io.aihub.dossier.vocabulary.EnumMapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Gathers everything the gate judges by, for the content asked for or for that of a revision. */
public final class DossierGatherer {
    private final RuleRegistry rules;

    public DossierGatherer(RuleRegistry rules) {
        this.rules = rules;
    }

    /**
     * The dossier of one content.
     *
     * @param snapshot the content that is judged
     * @param manifest the model as it is now, for register fields such as owners; null counts as
     *     empty
     * @param sources what surrounds it
     */
    public Dossier gather(ContentSnapshot snapshot, AIModelSpec manifest, DossierSources sources) {
        AIModelSpec spec = snapshot.specWithRegister(manifest);
        boolean asked = sources.context().standing() == ContentStanding.AskedFor;
        List<RuleViolation> violations =
                violations(
                        rules.judge(
                                snapshot.model().name(),
                                spec,
                                Optional.ofNullable(manifest).filter(written -> asked),
                                profile(spec, sources)),
                        spec);
        Content content = content(snapshot, spec, violations);
        return new Dossier(
                snapshot.model().name(),
                content,
                DecisionMapping.about(snapshot.model(), sources.decisions()),
                policies(sources, content.riskClass()),
                sources.stops(),
                sources.context());
    }

    private static List<Policy> policies(DossierSources sources, Optional<RiskClass> riskClass) {
        return sources.policies().stream()
                .filter(policy -> PolicyMapping.selects(policy, sources.namespaceLabels()))
                .map(PolicyMapping::toPolicy)
                .filter(policy -> riskClass.map(policy::selects).orElse(true))
                .toList();
    }

    private static Content content(
            ContentSnapshot snapshot, AIModelSpec spec, List<RuleViolation> violations) {
        return new Content(
                snapshot.contentDigest(),
                snapshot.servingDigest(),
                snapshot.version(),
                Optional.ofNullable(spec.risk())
                        .map(Risk::riskClass)
                        .map(EnumMapping.RISK_CLASS::toDecisions),
                EnumMapping.STAGE.toDecisions(spec.stage(), Stage.Research),
                EnumMapping.HOSTING.toDecisions(spec.hosting(), Hosting.Cluster),
                validity(spec),
                evidence(spec),
                placement(spec),
                violations);
    }

    private static Optional<ProfileReading> profile(AIModelSpec spec, DossierSources sources) {
        return Optional.ofNullable(spec.monitoring())
                .map(Monitoring::referenceProfile)
                .map(ProfileReference::name)
                .flatMap(sources.profiles())
                .map(ReferenceProfile::getSpec)
                .map(ProfileReading::of);
    }

    /** Times that cannot be read limit nothing here; rule FLD-02 blocks the content instead. */
    private static Period validity(AIModelSpec spec) {
        Optional<Validity> validity = Optional.ofNullable(spec.validity());
        return new Period(
                validity.map(Validity::from).flatMap(ApiDate::time),
                validity.map(Validity::until).flatMap(ApiDate::time));
    }

    private static List<DatedEvidence> evidence(AIModelSpec spec) {
        List<DatedEvidence> evidence = new ArrayList<>();
        Optional.ofNullable(spec.regulatory())
                .map(Regulatory::conformity)
                .map(Conformity::validTo)
                .flatMap(ApiDate::end)
                .ifPresent(end -> evidence.add(new DatedEvidence("certificate.validTo", end)));
        Optional.ofNullable(spec.risk())
                .map(Risk::assessment)
                .map(RiskAssessment::nextReview)
                .flatMap(ApiDate::end)
                .ifPresent(end -> evidence.add(new DatedEvidence("assessment.nextReview", end)));
        Optional.ofNullable(spec.privacy())
                .map(Privacy::dpia)
                .map(Dpia::nextReview)
                .flatMap(ApiDate::end)
                .ifPresent(end -> evidence.add(new DatedEvidence("dpia.nextReview", end)));
        return evidence;
    }

    private static PlacementTerms placement(AIModelSpec spec) {
        Optional<Placement> placement = Optional.ofNullable(spec.placement());
        List<Location> allowed =
                placement.map(Placement::allowed).orElse(List.of()).stream()
                        .map(EnumMapping.LOCATION::toDecisions)
                        .toList();
        return new PlacementTerms(
                new HashSet<>(allowed), placement.map(Placement::residency).orElse(List.of()));
    }

    /** What the definition refuses at the same place is not told a second time. */
    private static List<RuleViolation> violations(List<RuleViolation> ofRules, AIModelSpec spec) {
        List<RuleViolation> violations = new ArrayList<>(ofRules);
        Set<String> refused =
                violations.stream()
                        .filter(one -> one.binding().authority() == Authority.Definition)
                        .map(one -> one.finding().path())
                        .collect(Collectors.toSet());
        MonitoringTerms.of(spec).findings().stream()
                .filter(finding -> !refused.contains(finding.path()))
                .map(finding -> new RuleViolation(finding, Nature.Broken, Optional.empty()))
                .forEach(violations::add);
        return violations;
    }
}
