package io.aihub.operator.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.ModelRevision;
import io.aihub.dossier.content.ContentSnapshot;
import io.aihub.dossier.content.ModelId;
import io.aihub.dossier.content.SnapshotReading;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** What is kept is smaller and says the same. */
class SlimStoresTest {
    private static final Path MODEL =
            Path.of(
                    System.getProperty("aihub.root", ".."),
                    "examples/public-transport-demand/aimodel.yaml");
    private static final String METADATA =
            """
            "metadata": {"name": "m", "namespace": "clinic", "uid": "1", "resourceVersion": "7",
             "labels": {"z": "1", "aihub.io/model": "m", "a": "2"},
             "ownerReferences": [{"apiVersion": "aihub.io/v1alpha1", "kind": "AIModel",
              "name": "m", "uid": "2", "controller": true}],
             "managedFields": [{"manager": "aihub-operator", "operation": "Apply"}]}
            """;
    private static final String DEPLOYMENT =
            """
            {"apiVersion": "apps/v1", "kind": "Deployment", %s, "spec": {"replicas": 2,
              "selector": {"matchLabels": {"a": "b"}},
              "template": {"metadata": {"labels": {"a": "b"}}, "spec": {
               "nodeSelector": {"1": "", "2": "", "3": "", "4": "", "5": "", "6": "", "7": "",
                "8": "", "9": ""},
               "tolerations": [{"key": "gpu"}],
               "containers": [
                {"name": "model", "image": "i", "unknown": {"deep": [1, {}]},
                 "ports": [{"containerPort": 8080}],
                 "readinessProbe": {"httpGet": {"path": "/", "port": "http"}},
                 "resources": {"limits": {"cpu": "1", "memory": "2Gi"}},
                 "env": [{"name": "A", "value": ""}, {"name": "B"}]},
                {"name": "other", "args": ["x", "y"]}],
               "volumes": [{"name": "tmp", "emptyDir": {}}]}}},
             "status": {"availableReplicas": 1, "observedGeneration": 3, "conditions":
              [{"type": "Available", "status": "True"}]}}
            """
                    .formatted(METADATA);

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void a_deployment_is_kept_as_it_was_read_but_for_owners_of_fields_and_conditions()
            throws IOException {
        Deployment kept = Serialization.unmarshal(DEPLOYMENT, Deployment.class);
        Deployment expected = Serialization.unmarshal(DEPLOYMENT, Deployment.class);
        expected.getMetadata().setManagedFields(null);
        expected.getStatus().getConditions().clear();

        SlimDeploymentStore store = new SlimDeploymentStore();
        store.put("clinic/m", kept);
        store.put("clinic/m", kept);

        assertThat(store.get("clinic/m")).isSameAs(kept).isEqualTo(expected);
        // As text: the order of keys stays too.
        assertThat(Serialization.asJson(kept)).isEqualTo(Serialization.asJson(expected));
        assertThat(tree(kept).at("/spec/template/spec/containers/0/unknown/deep/1").isObject())
                .isTrue();
    }

    @Test
    void what_is_empty_is_shared_in_every_part() {
        Deployment kept = Serialization.unmarshal(DEPLOYMENT, Deployment.class);
        new SlimDeploymentStore().put("clinic/m", kept);

        assertThat(kept.getMetadata().getAnnotations()).isSameAs(Collections.emptyMap());
        assertThat(kept.getMetadata().getFinalizers()).isSameAs(Collections.emptyList());
        var container = kept.getSpec().getTemplate().getSpec().getContainers().get(0);
        assertThat(container.getEnvFrom()).isSameAs(Collections.emptyList());
        assertThat(container.getResources().getLimits().get("cpu").getAdditionalProperties())
                .isSameAs(Collections.emptyMap());
        assertThat(container.getReadinessProbe().getHttpGet().getAdditionalProperties())
                .isSameAs(Collections.emptyMap());
    }

    @Test
    void a_service_is_kept_as_it_was_read_but_for_owners_of_fields() {
        String text =
                """
                {"apiVersion": "v1", "kind": "Service", %s, "spec": {"selector": {"a": "b"},
                 "ports": [{"port": 80, "targetPort": 8080}], "clusterIPs": ["10.0.0.1"]}}
                """
                        .formatted(METADATA);
        Service kept = Serialization.unmarshal(text, Service.class);
        Service expected = Serialization.unmarshal(text, Service.class);
        expected.getMetadata().setManagedFields(null);

        new SlimItemStore<Service>().put("clinic/m", kept);

        assertThat(Serialization.asJson(kept)).isEqualTo(Serialization.asJson(expected));
    }

    @Test
    void pods_are_kept_with_annotations_that_are_none_but_there() {
        Pod pod =
                Serialization.unmarshal(
                        "{\"kind\": \"Pod\", \"apiVersion\": \"v1\", " + METADATA + "}", Pod.class);
        SlimPodStore pods = new SlimPodStore();
        for (int i = 0; i < 2; i++) {
            pods.put("clinic/m", pod);
        }

        assertThat(pod.getMetadata().getAnnotations()).isEmpty();
        assertThat(pod.getMetadata().getLabels()).containsOnlyKeys("aihub.io/model");
        assertThat(pod.getMetadata().getOwnerReferences()).hasSize(1);
    }

    @Test
    void a_kept_revision_is_checked_and_written_like_the_one_that_was_read() throws IOException {
        ContentSnapshot content =
                ContentSnapshot.of(
                        new ModelId("clinic", "m"),
                        Serialization.unmarshal(Files.readString(MODEL), AIModel.class).getSpec());
        ModelRevision kept = new ModelRevision();
        kept.setMetadata(
                new ObjectMetaBuilder()
                        .withName(content.revisionName())
                        .withNamespace("clinic")
                        .build());
        kept.setSpec(content.toRevisionSpec());
        JsonNode written = tree(kept);

        SlimRevisionStore store = new SlimRevisionStore();
        store.put("clinic/m", kept);
        store.put("clinic/m", kept);

        assertThat(kept.getSpec().content().isObject()).isFalse();
        assertThat(tree(kept)).isEqualTo(written);
        assertThat(ContentSnapshot.read(kept))
                .isInstanceOfSatisfying(
                        SnapshotReading.Intact.class,
                        intact ->
                                assertThat(intact.snapshot().content())
                                        .isEqualTo(content.content()));
    }

    @Test
    void a_kept_revision_that_was_touched_is_refused() {
        ContentSnapshot content = ContentSnapshot.of(new ModelId("clinic", "m"), null);
        ModelRevision touched = new ModelRevision();
        touched.setMetadata(new ObjectMetaBuilder().withNamespace("clinic").build());
        touched.setSpec(content.toRevisionSpec());
        ((ObjectNode) touched.getSpec().content()).put("version", "other");

        new SlimRevisionStore().put("clinic/m", touched);

        assertThat(ContentSnapshot.read(touched)).isInstanceOf(SnapshotReading.Refused.class);
    }

    @Test
    void a_revision_without_content_is_kept_and_refused() {
        ModelRevision empty = new ModelRevision();
        empty.setMetadata(new ObjectMetaBuilder().withNamespace("clinic").build());

        new SlimRevisionStore().put("clinic/m", empty);

        assertThat(ContentSnapshot.read(empty)).isInstanceOf(SnapshotReading.Refused.class);
    }

    private JsonNode tree(Object object) throws IOException {
        return json.readTree(Serialization.asJson(object));
    }
}
