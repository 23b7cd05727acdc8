package io.aihub.operator.loop;

import io.aihub.api.v1alpha1.GovernancePolicy;
import io.aihub.api.v1alpha1.MetricSource;
import io.aihub.api.v1alpha1.ModelDecision;
import io.aihub.api.v1alpha1.ReferenceProfile;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;

/** The objects around the model, as people apply them. */
final class Applied {
    private Applied() {}

    /** One clinical-safety approval suffices; what serves has a day of grace. */
    static GovernancePolicy policy() {
        return policy(1);
    }

    /** So many clinical-safety approvals suffice; what serves has a day of grace. */
    static GovernancePolicy policy(int people) {
        return read(
                GovernancePolicy.class,
                """
                {"apiVersion":"aihub.io/v1alpha1","kind":"GovernancePolicy","metadata":{"name":"demo"},
                 "spec":{"admission":"NotRequired","graceForRunning":"24h",
                  "quorum":[{"riskClass":"High","roles":[{"role":"clinical-safety","count":%d}]}]}}
                """
                        .formatted(people));
    }

    static MetricSource source() {
        return read(
                MetricSource.class,
                """
                {"apiVersion":"aihub.io/v1alpha1","kind":"MetricSource","metadata":{"name":"pods"},
                 "spec":{"type":"PodScrape","interval":"15s","timeout":"2s","allowedNamespaces":["*"]}}
                """);
    }

    /** Four equal bins, as {@link io.aihub.operator.sample.GivenCounts} counts. */
    static ReferenceProfile profile() {
        return read(
                ReferenceProfile.class,
                """
                {"apiVersion":"aihub.io/v1alpha1","kind":"ReferenceProfile",
                 "metadata":{"name":"%s","namespace":"%s"},
                 "spec":{"model":"%s",
                  "features":[{"name":"age","kind":"Numeric","edges":["1","2","3"],
                    "counts":[10000,10000,10000,10000]}],
                  "outputs":[{"name":"score","kind":"Numeric","edges":["1","2","3"],
                    "counts":[10000,10000,10000,10000]}]}}
                """
                        .formatted(Wish.PROFILE, Wish.NAMESPACE, Wish.MODEL));
    }

    /** The approval of the content that is asked for. */
    static ModelDecision approval(LoopHarness loop) {
        return decision(
                loop.nextDecision(),
                "Approve",
                ",\"contentDigest\":\""
                        + loop.status().contentDigest()
                        + "\",\"riskClass\":\"High\",\"validUntil\":\"2027-12-01T00:00:00Z\"");
    }

    /**
     * A decision of the clinical-safety role.
     *
     * @param number makes the name; the same number is the same decision
     * @param rest more fields of the spec as JSON, each with a comma before it
     */
    static ModelDecision decision(int number, String kind, String rest) {
        return decision("decision-" + number, kind, rest);
    }

    /**
     * A decision of the clinical-safety role.
     *
     * @param rest more fields of the spec as JSON, each with a comma before it
     */
    static ModelDecision decision(String name, String kind, String rest) {
        return decision(
                new ObjectMetaBuilder().withName(Wish.MODEL).withNamespace(Wish.NAMESPACE).build(),
                name,
                kind,
                rest);
    }

    /** The same about a model of another name. */
    static ModelDecision decision(ObjectMeta model, String name, String kind, String rest) {
        return read(
                ModelDecision.class,
                """
                {"apiVersion":"aihub.io/v1alpha1","kind":"ModelDecision",
                 "metadata":{"name":"%s","namespace":"%s"},
                 "spec":{"model":"%s","decision":"%s","role":"clinical-safety",
                  "approver":{"username":"sara"},"reason":"read the validation and the figures"%s}}
                """
                        .formatted(name, model.getNamespace(), model.getName(), kind, rest));
    }

    private static <T extends HasMetadata> T read(Class<T> kind, String json) {
        return Serialization.unmarshal(json, kind);
    }
}
