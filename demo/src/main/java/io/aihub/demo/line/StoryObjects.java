package io.aihub.demo.line;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.demo.story.DemoStage;
import io.aihub.demo.story.Scenery;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.HttpURLConnection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The API objects of the story's namespace as trees, as kubectl would print them. */
final class StoryObjects {
    /** Who applies the story's objects. */
    private static final String MANAGER = DemoStage.MANAGER;

    private static final Map<String, Kind> KINDS =
            Map.ofEntries(
                    kind("AIModel", "aihub.io/v1alpha1", "aimodels", true),
                    kind("ModelRevision", "aihub.io/v1alpha1", "modelrevisions", true),
                    kind("ModelDecision", "aihub.io/v1alpha1", "modeldecisions", true),
                    kind("ReferenceProfile", "aihub.io/v1alpha1", "referenceprofiles", true),
                    kind("GovernancePolicy", "aihub.io/v1alpha1", "governancepolicies", false),
                    kind("MetricSource", "aihub.io/v1alpha1", "metricsources", false),
                    kind("Deployment", "apps/v1", "deployments", true),
                    kind("Service", "v1", "services", true),
                    kind("Pod", "v1", "pods", true),
                    kind("Namespace", "v1", "namespaces", false),
                    kind(
                            "CustomResourceDefinition",
                            "apiextensions.k8s.io/v1",
                            "customresourcedefinitions",
                            false));

    private final KubernetesClient client;
    private final String namespace;

    private record Kind(String apiVersion, String plural, boolean namespaced) {}

    StoryObjects(Scenery scenery) {
        this(scenery, scenery.stage().client());
    }

    private StoryObjects(Scenery scenery, KubernetesClient client) {
        this.client = client;
        this.namespace = scenery.story().namespace();
    }

    /** As this person sees it. */
    static StoryObjects of(Scenery scenery, String person) {
        return new StoryObjects(scenery, scenery.stage().actingAs(person));
    }

    private static Map.Entry<String, Kind> kind(
            String name, String apiVersion, String plural, boolean namespaced) {
        return Map.entry(name, new Kind(apiVersion, plural, namespaced));
    }

    Optional<JsonNode> find(String kind, String name) {
        return Optional.ofNullable(in(kind).withName(name).get()).map(this::tree);
    }

    /** All of a kind, in the order of their names. */
    List<JsonNode> list(String kind) {
        return trees(in(kind).list().getItems());
    }

    /** Those that carry the label of a model. */
    List<JsonNode> ofModel(String kind, String model) {
        return trees(in(kind).withLabel("aihub.io/model", model).list().getItems());
    }

    /** Those that the API server picks by one field, for example {@code status.state=Yes}. */
    List<JsonNode> byField(String kind, String field, String value) {
        return trees(in(kind).withField(field, value).list().getItems());
    }

    /** Applies an object, into the story's namespace where its kind has one. */
    void apply(ObjectNode object) {
        object.withObject("/metadata").withObject("/labels").put(DemoStage.MADE_BY, MANAGER);
        resource(object).fieldManager(MANAGER).forceConflicts().serverSideApply();
    }

    /** Creates an object, unless one of its name is there. */
    void create(ObjectNode object) {
        try {
            resource(object).create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
        }
    }

    private Resource<GenericKubernetesResource> resource(ObjectNode object) {
        String kind = object.path("kind").asText();
        if (known(kind).namespaced()) {
            object.withObject("/metadata").put("namespace", namespace);
        }
        return in(kind).resource(
                        Serialization.unmarshal(
                                object.toString(), GenericKubernetesResource.class));
    }

    void delete(String kind, String name) {
        in(kind).withName(name).delete();
    }

    /** The events about an object of this name with this reason, oldest first. */
    List<JsonNode> events(String name, String reason) {
        return client.events().v1().events().inNamespace(namespace).list().getItems().stream()
                .filter(event -> reason.equals(event.getReason()))
                .filter(event -> name.equals(event.getRegarding().getName()))
                .sorted(Comparator.comparing(event -> event.getEventTime().getTime()))
                .map(this::tree)
                .toList();
    }

    private NonNamespaceOperation<
                    GenericKubernetesResource,
                    GenericKubernetesResourceList,
                    Resource<GenericKubernetesResource>>
            in(String name) {
        Kind kind = known(name);
        String[] parts = kind.apiVersion().split("/");
        MixedOperation<
                        GenericKubernetesResource,
                        GenericKubernetesResourceList,
                        Resource<GenericKubernetesResource>>
                all =
                        client.genericKubernetesResources(
                                new ResourceDefinitionContext.Builder()
                                        .withGroup(parts.length > 1 ? parts[0] : "")
                                        .withVersion(parts[parts.length - 1])
                                        .withKind(name)
                                        .withPlural(kind.plural())
                                        .withNamespaced(kind.namespaced())
                                        .build());
        return kind.namespaced() ? all.inNamespace(namespace) : all;
    }

    private static Kind known(String name) {
        return Optional.ofNullable(KINDS.get(name))
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "unknown kind " + name + "; known are " + KINDS.keySet()));
    }

    private List<JsonNode> trees(List<GenericKubernetesResource> objects) {
        return objects.stream()
                .map(this::tree)
                .sorted(
                        (a, b) ->
                                a.at("/metadata/name")
                                        .asText()
                                        .compareTo(b.at("/metadata/name").asText()))
                .toList();
    }

    private JsonNode tree(Object object) {
        return client.getKubernetesSerialization().convertValue(object, JsonNode.class);
    }
}
