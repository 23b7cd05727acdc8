package io.aihub.cli.check;

import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.GovernancePolicy;
import io.aihub.api.v1alpha1.ReferenceProfile;
import io.aihub.api.v1alpha1.monitoring.Monitoring;
import io.aihub.api.v1alpha1.monitoring.ProfileReference;
import io.aihub.decision.Finding;
import io.aihub.decision.Level;
import io.aihub.decision.Reason;
import io.aihub.decision.approval.ApprovalContext;
import io.aihub.decision.approval.ApprovalContext.AdmissionGuard;
import io.aihub.decision.approval.ApprovalContext.ContentStanding;
import io.aihub.decision.approval.ApprovalGate;
import io.aihub.decision.approval.ClusterPlace;
import io.aihub.decision.approval.StopHistory;
import io.aihub.dossier.DossierGatherer;
import io.aihub.dossier.DossierSources;
import io.aihub.dossier.content.ContentSnapshot;
import io.aihub.dossier.rules.RuleRegistry;
import io.aihub.dossier.terms.ProfileReading;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The operator's gate on a model that nobody has applied. What it says of decisions, of admission
 * policies and of the cluster's place is left out: a file has none of them.
 *
 * @param policies those that may select a model
 * @param profiles by which signals are compared
 * @param namespaces labels of the namespaces that stand among the files; of another namespace
 *     nothing is known, so every policy counts
 * @param now for what has a date
 */
record OfflineGate(
        List<GovernancePolicy> policies,
        List<ReferenceProfile> profiles,
        Map<String, Map<String, String>> namespaces,
        Instant now) {
    private static final Set<Reason> OF_THE_PAPER =
            Set.of(
                    Reason.InvalidContent,
                    Reason.SignalNotSupported,
                    Reason.ProhibitedClass,
                    Reason.Expired,
                    Reason.DecisionOutOfPeriod,
                    Reason.NoGovernancePolicy,
                    Reason.ReferenceProfileMissing);

    List<Finding> judge(AIModel model) {
        AIModel named = inSomeNamespace(model);
        ContentSnapshot snapshot = ContentSnapshot.of(named);
        DossierSources sources =
                new DossierSources(
                        List.of(),
                        policiesOf(model),
                        namespaces.getOrDefault(named.getMetadata().getNamespace(), Map.of()),
                        StopHistory.none(),
                        new ApprovalContext(
                                ClusterPlace.unknown(),
                                AdmissionGuard.Present,
                                ContentStanding.AskedFor,
                                Optional.empty()));
        List<Finding> findings =
                new ArrayList<>(
                        new ApprovalGate()
                                .evaluate(
                                        new DossierGatherer(new RuleRegistry())
                                                .gather(snapshot, named.getSpec(), sources),
                                        now)
                                .findings());
        findings.removeIf(finding -> !isOfThePaper(finding));
        findings.addAll(ofProfile(named));
        return findings;
    }

    private boolean isOfThePaper(Finding finding) {
        Optional<Reason> reason = finding.reason();
        if (reason.isEmpty()) {
            return true;
        }
        boolean noPolicyHere = reason.get() == Reason.NoGovernancePolicy && policies.isEmpty();
        return OF_THE_PAPER.contains(reason.get()) && !noPolicyHere;
    }

    private static AIModel inSomeNamespace(AIModel model) {
        String namespace = model.getMetadata().getNamespace();
        AIModel named = new AIModel();
        named.setSpec(model.getSpec());
        named.setMetadata(
                new ObjectMetaBuilder()
                        .withName(model.getMetadata().getName())
                        .withNamespace(
                                namespace == null || namespace.isEmpty() ? "default" : namespace)
                        .build());
        return named;
    }

    /** Without the labels of its namespace, a model is held to every policy. */
    private List<GovernancePolicy> policiesOf(AIModel model) {
        String namespace = model.getMetadata().getNamespace();
        if (namespace != null && namespaces.containsKey(namespace)) {
            return policies;
        }
        return policies.stream().map(EveryNamespace::of).toList();
    }

    private List<Finding> ofProfile(AIModel model) {
        Monitoring monitoring = model.getSpec().monitoring();
        Optional<ProfileReference> wanted =
                Optional.ofNullable(monitoring).map(Monitoring::referenceProfile);
        Optional<ReferenceProfile> profile =
                wanted.flatMap(
                        reference ->
                                profiles.stream()
                                        .filter(one -> isNamed(one, reference, model))
                                        .findFirst());
        if (profile.isEmpty()) {
            return List.of();
        }
        ProfileReading reading = ProfileReading.of(profile.get().getSpec());
        List<Finding> findings = new ArrayList<>();
        reading.findings().stream()
                .map(one -> new Finding(one.source(), one.level(), referenced(one), one.message()))
                .forEach(findings::add);
        reading.mismatch(wanted.get().digest())
                .ifPresent(one -> findings.add(one.at(Level.Enforce)));
        return findings;
    }

    private static String referenced(Finding finding) {
        return "spec.monitoring.referenceProfile: " + finding.path();
    }

    private static boolean isNamed(
            ReferenceProfile profile, ProfileReference reference, AIModel model) {
        String namespace = profile.getMetadata().getNamespace();
        boolean here =
                namespace == null
                        || namespace.isEmpty()
                        || namespace.equals(model.getMetadata().getNamespace());
        return here && profile.getMetadata().getName().equals(reference.name());
    }
}
