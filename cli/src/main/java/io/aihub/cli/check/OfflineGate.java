package io.aihub.cli.check;

import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.GovernancePolicy;
import io.aihub.api.v1alpha1.ReferenceProfile;
import io.aihub.api.v1alpha1.monitoring.Monitoring;
import io.aihub.api.v1alpha1.monitoring.ProfileReference;
import io.aihub.decision.Finding;
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
 */
final class OfflineGate {
    private static final Set<Reason> OF_THE_PAPER =
            Set.of(
                    Reason.InvalidContent,
                    Reason.SignalNotSupported,
                    Reason.ProhibitedClass,
                    Reason.Expired,
                    Reason.DecisionOutOfPeriod,
                    Reason.NoGovernancePolicy,
                    Reason.ReferenceProfileMissing);

    private final List<GovernancePolicy> policies;
    private final List<GovernancePolicy> everywhere;
    private final List<ReferenceProfile> profiles;
    private final Map<String, Map<String, String>> namespaces;
    private final Instant now;
    private final DossierGatherer dossiers = new DossierGatherer(new RuleRegistry());
    private final ApprovalGate gate = new ApprovalGate();

    /**
     * @param policies those that may select a model
     * @param profiles by which signals are compared
     * @param namespaces labels of the namespaces that stand among the files; of another namespace
     *     nothing is known, so every policy counts
     * @param now for what has a date
     */
    OfflineGate(
            List<GovernancePolicy> policies,
            List<ReferenceProfile> profiles,
            Map<String, Map<String, String>> namespaces,
            Instant now) {
        this.policies = List.copyOf(policies);
        this.everywhere = policies.stream().map(EveryNamespace::of).toList();
        this.profiles = List.copyOf(profiles);
        this.namespaces = Map.copyOf(namespaces);
        this.now = now;
    }

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
                                Optional.empty()),
                        name -> profile(name, model));
        List<Finding> findings =
                new ArrayList<>(
                        gate.evaluate(dossiers.gather(snapshot, named.getSpec(), sources), now)
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
        return everywhere;
    }

    private List<Finding> ofProfile(AIModel model) {
        Optional<ProfileReference> wanted =
                Optional.ofNullable(model.getSpec().monitoring()).map(Monitoring::referenceProfile);
        Optional<ReferenceProfile> profile =
                wanted.map(ProfileReference::name).flatMap(name -> profile(name, model));
        if (profile.isEmpty()) {
            return List.of();
        }
        ProfileReading reading = ProfileReading.of(profile.get().getSpec());
        List<Finding> findings = new ArrayList<>();
        reading.findings().stream()
                .map(one -> new Finding(one.source(), one.level(), referenced(one), one.message()))
                .forEach(findings::add);
        reading.mismatch(wanted.get().digest()).ifPresent(findings::add);
        return findings;
    }

    private static String referenced(Finding finding) {
        return "spec.monitoring.referenceProfile: " + finding.path();
    }

    private Optional<ReferenceProfile> profile(String name, AIModel model) {
        return profiles.stream()
                .filter(profile -> profile.getMetadata().getName().equals(name))
                .filter(profile -> isBeside(profile, model))
                .findFirst();
    }

    private static boolean isBeside(ReferenceProfile profile, AIModel model) {
        String namespace = profile.getMetadata().getNamespace();
        return namespace == null
                || namespace.isEmpty()
                || namespace.equals(model.getMetadata().getNamespace());
    }
}
