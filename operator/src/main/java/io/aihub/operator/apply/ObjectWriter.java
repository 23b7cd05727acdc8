package io.aihub.operator.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.operator.Labels;
import io.aihub.operator.ModelRef;
import io.aihub.operator.manifest.Ownership;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes one owned object: a plain create first, so that a foreign object of the same name is never
 * touched, server-side apply after that, and nothing when nothing differs.
 */
final class ObjectWriter {
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;

    private final KubernetesClient client;
    private final ObjectMapper json;
    private final RecentWrites recent;
    private final SubsetComparison comparison = new SubsetComparison();
    private final PodSpecComparison podSpecs = new PodSpecComparison();

    ObjectWriter(KubernetesClient client, ObjectMapper json, RecentWrites recent) {
        this.client = client;
        this.json = json;
        this.recent = recent;
    }

    /** What became of a write. */
    enum Outcome {
        Same,
        Written,
        /** An object of that name belongs to somebody else and was left alone. */
        NameTaken
    }

    <T extends HasMetadata> Outcome ensure(ModelRef model, T wanted, Optional<T> cached) {
        String mark = mark(wanted);
        annotate(wanted, mark);
        if (cached.isPresent()) {
            return apply(wanted, cached.get(), mark);
        }
        try {
            T created = client.resource(wanted).create();
            recent.created(created);
            return Outcome.Written;
        } catch (KubernetesClientException e) {
            if (e.getCode() != CONFLICT) {
                throw e;
            }
            return adopt(model, wanted, mark);
        }
    }

    /** Deletes exactly the object that was looked at; one that changed meanwhile is left alone. */
    void delete(HasMetadata object) {
        try {
            client.resource(object)
                    .lockResourceVersion(object.getMetadata().getResourceVersion())
                    .delete();
        } catch (KubernetesClientException e) {
            if (e.getCode() != CONFLICT && e.getCode() != NOT_FOUND) {
                throw e;
            }
        }
    }

    /** A name that exists may be our own object, which the cache has not seen yet. */
    private <T extends HasMetadata> Outcome adopt(ModelRef model, T wanted, String mark) {
        T live = client.resource(wanted).get();
        if (live == null) {
            return Outcome.Same;
        }
        return Ownership.owns(model, live) ? apply(wanted, live, mark) : Outcome.NameTaken;
    }

    private <T extends HasMetadata> Outcome apply(T wanted, T actual, String mark) {
        Map<String, String> annotations = actual.getMetadata().getAnnotations();
        boolean sameMark = annotations != null && mark.equals(annotations.get(Labels.APPLIED));
        boolean strays = podSpecs.strays(podSpec(tree(wanted)), podSpec(tree(actual)));
        if (sameMark && !strays && comparison.holds(compared(wanted), tree(actual))) {
            return Outcome.Same;
        }
        recent.updated(actual, strays ? replace(wanted, actual) : serverSideApply(wanted));
        return Outcome.Written;
    }

    private <T extends HasMetadata> T serverSideApply(T wanted) {
        return client.resource(wanted)
                .patch(
                        new PatchContext.Builder()
                                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                                .withFieldManager(Labels.OPERATOR)
                                .withForce(true)
                                .build());
    }

    /**
     * Server-side apply leaves what others added; in a pod template nothing others added may stay.
     * So the template is replaced whole, on the version that was looked at; the rest of the object,
     * such as other people's labels, stays theirs.
     */
    @SuppressWarnings("unchecked")
    private <T extends HasMetadata> T replace(T wanted, T actual) {
        ObjectNode whole = tree(actual);
        ObjectNode ours = tree(wanted);
        ((ObjectNode) whole.path("spec").path("template"))
                .set("spec", ours.path("spec").path("template").path("spec"));
        ((ObjectNode) whole.get("metadata"))
                .withObjectProperty("annotations")
                .setAll((ObjectNode) ours.path("metadata").path("annotations"));
        int replicas = ours.path("spec").path("replicas").asInt(1);
        if (replicas == 0 || whole.path("spec").path("replicas").asInt(0) == 0) {
            ((ObjectNode) whole.get("spec")).put("replicas", replicas);
        }
        T merged = (T) json.convertValue(whole, wanted.getClass());
        return client.resource(merged)
                .lockResourceVersion(actual.getMetadata().getResourceVersion())
                .update();
    }

    private static JsonNode podSpec(ObjectNode object) {
        return object.path("spec").path("template").path("spec");
    }

    /**
     * Replicas above zero are not compared: an autoscaler may own them. Going to and from zero is
     * ours, and shows in the mark.
     */
    private JsonNode compared(HasMetadata wanted) {
        ObjectNode tree = tree(wanted);
        if (tree.path("spec").path("replicas").asInt(0) > 0) {
            ((ObjectNode) tree.get("spec")).remove("replicas");
        }
        return tree;
    }

    private String mark(HasMetadata wanted) {
        ObjectNode tree = tree(wanted);
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] bytes = tree.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(digest.digest(bytes), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static void annotate(HasMetadata wanted, String mark) {
        Map<String, String> annotations = new TreeMap<>();
        if (wanted.getMetadata().getAnnotations() != null) {
            annotations.putAll(wanted.getMetadata().getAnnotations());
        }
        annotations.put(Labels.APPLIED, mark);
        wanted.getMetadata().setAnnotations(annotations);
    }

    private ObjectNode tree(HasMetadata object) {
        return json.valueToTree(object);
    }
}
