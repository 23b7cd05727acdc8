package io.aihub.e2e.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.GovernancePolicy;
import io.aihub.api.v1alpha1.MetricSource;
import io.aihub.api.v1alpha1.ModelDecision;
import io.aihub.api.v1alpha1.ModelRevision;
import io.aihub.api.v1alpha1.ReferenceProfile;
import io.aihub.e2e.rig.ControlPlane;
import io.aihub.e2e.rig.OperatorOnCluster;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The objects of {@code models.txt} and {@code others.yaml} on the cluster, each written by the one
 * who may: statuses and revisions by the operator's account, decisions by a person, the rest by the
 * administrator.
 */
final class ShownObjects implements AutoCloseable {
    /** Who decides. */
    static final String SARA = "sara@region-exempel.example";

    private static final String MARK = "tables";
    private static final List<String> PLACES = List.of("clinic", "transport", "readme", "extremes");
    private static final Map<String, Class<? extends HasMetadata>> TYPES =
            Map.of(
                    "ModelRevision", ModelRevision.class,
                    "ModelDecision", ModelDecision.class,
                    "ReferenceProfile", ReferenceProfile.class,
                    "GovernancePolicy", GovernancePolicy.class,
                    "MetricSource", MetricSource.class);

    private final ControlPlane cluster;
    private final Places places;

    private ShownObjects(ControlPlane cluster, Places places) {
        this.cluster = cluster;
        this.places = places;
    }

    /**
     * Installs the API, and creates all of them.
     *
     * @param prefix of the namespaces
     */
    static ShownObjects create(ControlPlane cluster, String prefix) {
        OperatorOnCluster.install(cluster);
        Places places = Places.create(cluster, prefix, PLACES);
        ShownObjects shown = new ShownObjects(cluster, places);
        try {
            places.mayDecide("clinic", SARA);
            shown.models();
            shown.others();
            return shown;
        } catch (RuntimeException e) {
            shown.close();
            throw e;
        }
    }

    /** The lines of {@code models.txt}. */
    static List<ShownModel> lines(ControlPlane cluster) {
        return Resources.rows(cluster, "models.txt").stream().map(ShownModel::of).toList();
    }

    /** Their label, so that nothing else of the cluster is in a table. */
    static String selector() {
        return "e2e=" + MARK;
    }

    /** The namespace of a short word. */
    String namespace(String word) {
        return places.name(word);
    }

    private void models() {
        ObjectNode template =
                Serialization.unmarshal(Resources.text(cluster, "model.yaml"), ObjectNode.class);
        try (KubernetesClient operator = cluster.clientAs(OperatorOnCluster.USER)) {
            for (ShownModel line : lines(cluster)) {
                AIModel model =
                        line.object(
                                template,
                                places.name(line.namespace()),
                                Map.of(
                                        "e2e",
                                        MARK,
                                        "ward",
                                        line.ward(),
                                        "place",
                                        line.namespace()));
                cluster.client().resource(model).create();
                line.status()
                        .ifPresent(
                                status -> {
                                    AIModel seen = new AIModel();
                                    seen.getMetadata().setName(line.name());
                                    seen.getMetadata()
                                            .setNamespace(model.getMetadata().getNamespace());
                                    seen.setStatus(status);
                                    save(operator, seen);
                                });
            }
        }
    }

    private void others() {
        try (KubernetesClient operator = cluster.clientAs(OperatorOnCluster.USER);
                KubernetesClient sara = cluster.clientAs(SARA)) {
            String[] documents = Resources.text(cluster, "others.yaml").strip().split("(?m)^---\n");
            for (String text : Arrays.asList(documents).subList(1, documents.length)) {
                String kind = Serialization.unmarshal(text, JsonNode.class).path("kind").asText();
                HasMetadata object = Serialization.unmarshal(text, TYPES.get(kind));
                object.getMetadata().setLabels(Map.of("e2e", MARK));
                if (object.getMetadata().getNamespace() != null) {
                    object.getMetadata()
                            .setNamespace(places.name(object.getMetadata().getNamespace()));
                }
                if (object instanceof ModelRevision revision) {
                    remember(operator, revision);
                } else {
                    KubernetesClient writer =
                            object instanceof ModelDecision ? sara : cluster.client();
                    writer.resource(object).create();
                }
            }
        }
    }

    private static void remember(KubernetesClient operator, ModelRevision revision) {
        operator.resource(revision).create();
        if (revision.getStatus() != null) {
            ModelRevision seen = new ModelRevision();
            seen.getMetadata().setName(revision.getMetadata().getName());
            seen.getMetadata().setNamespace(revision.getMetadata().getNamespace());
            seen.setStatus(revision.getStatus());
            save(operator, seen);
        }
    }

    private static void save(KubernetesClient operator, HasMetadata seen) {
        operator.resource(seen)
                .subresource("status")
                .patch(
                        new PatchContext.Builder()
                                .withForce(true)
                                .withFieldManager("aihub-operator")
                                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                                .build());
    }

    @Override
    public void close() {
        cluster.kubectl("delete", "governancepolicies,metricsources", "-l", selector()).orFail();
        places.close();
    }
}
