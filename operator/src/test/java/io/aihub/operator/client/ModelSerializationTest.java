package io.aihub.operator.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.aihub.api.v1alpha1.AIModel;
import io.aihub.operator.cache.ClusterCaches;
import io.aihub.operator.cache.ReplicaOwnership;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.WatchEvent;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelSerializationTest {
    private static final String MODEL =
            "'metadata':{'name':'m','namespace':'n','resourceVersion':'7','generation':2},"
                    + "'spec':{'version':'1.0','serving':{'replicas':3}},"
                    + "'status':{'observedGeneration':2,'findings':[]}";
    private static final String OWNERS =
            "{'kind':'Deployment','apiVersion':'apps/v1','metadata':{'name':'d','managedFields':["
                    + "{'manager':'aihub-operator','operation':'Apply','apiVersion':'apps/v1',"
                    + "'fieldsV1':{'f:metadata':{'f:labels':{'.':{}}},'f:spec':{'f:replicas':{}}}},"
                    + "{'manager':'scaler','operation':'Update','subresource':'%s',"
                    + "'fieldsV1':{'f:spec':{'f:template':{'f:replicas':{}},%s'f:x':{}},'f:y':{}}}"
                    + "]},'spec':{'replicas':4}}";

    private final KubernetesSerialization lean =
            new ModelSerialization(new ObjectMapper(), ClusterCaches.KINDS);
    private final KubernetesSerialization plain = plain();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'apiVersion':'aihub.io/v1alpha1','kind':'AIModel'," + MODEL,
                "'kind':'AIModel','apiVersion':'aihub.io/v1alpha1'," + MODEL,
                MODEL + ",'kind':'AIModel','apiVersion':'aihub.io/v1alpha1'",
                "'kind':'AIModel'," + MODEL + ",'apiVersion':'aihub.io/v1alpha1'",
            })
    void a_model_reads_the_same_wherever_its_kind_stands(String fields) {
        WatchEvent event = read("{'type':'MODIFIED','object':{" + fields + "}}");

        assertThat(event.getType()).isEqualTo("MODIFIED");
        AIModel model = (AIModel) event.getObject();
        assertThat(model)
                .usingRecursiveComparison()
                .isEqualTo(plain.unmarshal(json("{" + fields + "}"), AIModel.class));
        assertThat(model.getSpec().serving().replicas()).isEqualTo(3);
        assertThat(model.getStatus().observedGeneration()).isEqualTo(2);
    }

    @Test
    void the_type_may_come_after_the_object_and_more_between() {
        WatchEvent event =
                read("{'more':[{}],'object':{'kind':'Pod','apiVersion':'v1'},'type':'BOOKMARK'}");

        assertThat(event.getType()).isEqualTo("BOOKMARK");
        assertThat(event.getObject()).isInstanceOf(Pod.class);
    }

    @Test
    void an_error_is_read_as_the_client_reads_it() {
        WatchEvent event =
                read(
                        "{'type':'ERROR','object':{'kind':'Status','apiVersion':'v1','metadata':{},"
                                + "'status':'Failure','reason':'Expired','code':410}}");

        assertThat(((Status) event.getObject()).getCode()).isEqualTo(410);
    }

    @Test
    void a_kind_that_nobody_watches_is_read_as_the_client_reads_it() {
        String event =
                "{'type':'ADDED','object':{'apiVersion':'else.where/v1','kind':'Thing','a':[1]}}";

        assertThat(read(event).getObject())
                .isInstanceOf(GenericKubernetesResource.class)
                .isEqualTo(plain.unmarshal(json(event), WatchEvent.class).getObject());
    }

    @Test
    void of_managed_fields_only_the_owner_of_replicas_is_kept() {
        Deployment owned = deployment("scale", "'f:replicas':{},");
        Deployment ours = deployment("", "");

        assertThat(ReplicaOwnership.isForeign(owned)).isTrue();
        assertThat(ReplicaOwnership.isForeign(ours)).isFalse();
        for (Deployment deployment : List.of(owned, ours)) {
            assertThat(deployment.getSpec().getReplicas()).isEqualTo(4);
            assertThat(lean.asJson(deployment)).doesNotContain("f:template", "f:labels", "f:y");
        }
    }

    @Test
    void a_copy_of_a_model_has_its_own_metadata_and_says_the_same() {
        AIModel model = lean.unmarshal(json("{" + MODEL + "}"), AIModel.class);

        AIModel copy = lean.clone(model);

        assertThat(copy).usingRecursiveComparison().isEqualTo(model);
        copy.getMetadata().setResourceVersion("8");
        assertThat(model.getMetadata().getResourceVersion()).isEqualTo("7");
    }

    @Test
    void a_copy_of_anything_else_is_all_its_own() {
        Deployment deployment = deployment("scale", "");

        Deployment copy = lean.clone(deployment);

        assertThat(copy).isEqualTo(deployment);
        copy.getSpec().setReplicas(1);
        assertThat(deployment.getSpec().getReplicas()).isEqualTo(4);
    }

    private Deployment deployment(String subresource, String more) {
        String object = OWNERS.formatted(subresource, more);
        HasMetadata watched =
                (HasMetadata) read("{'type':'ADDED','object':" + object + "}").getObject();
        assertThat(watched).isEqualTo(lean.unmarshal(json(object), Deployment.class));
        return (Deployment) watched;
    }

    private WatchEvent read(String event) {
        return lean.unmarshal(json(event), WatchEvent.class);
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private static KubernetesSerialization plain() {
        KubernetesSerialization plain = new KubernetesSerialization();
        plain.registerKubernetesResource(AIModel.class);
        return plain;
    }
}
