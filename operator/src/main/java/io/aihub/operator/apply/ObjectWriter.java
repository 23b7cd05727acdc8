package io.aihub.operator.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.operator.cache.ReplicaOwnership;
import io.aihub.operator.kubernetes.Labels;
import io.aihub.operator.kubernetes.ModelRef;
import io.aihub.operator.kubernetes.OwnWrites;
import io.aihub.operator.kubernetes.SignedPatch;
import io.aihub.operator.manifest.Ownership;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
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
 * touched, server-side apply after that, and nothing when nothing differs. All under one field
 * manager: the client's user agent names it where a request cannot (create).
 */
final class ObjectWriter {
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;

    private final KubernetesClient client;
    private final ObjectMapper json;
    private final OwnWrites writes;
    private final SubsetComparison comparison = new SubsetComparison();
    private final OwnParts ownParts = new OwnParts();

    ObjectWriter(KubernetesClient client, ObjectMapper json, OwnWrites writes) {
        this.client = client;
        this.json = json;
        this.writes = writes;
    }

    /** What became of a write. */
    enum Outcome {
        Same,
        Written,
        /** An object of that name belongs to somebody else and was left alone. */
        NameTaken
    }

    /**
     * What is wanted, with its mark.
     *
     * @param tree the object as it is written
     */
    private record Marked<T extends HasMetadata>(T object, ObjectNode tree, String mark) {}

    <T extends HasMetadata> Outcome ensure(ModelRef model, T wanted, Optional<T> cached) {
        Marked<T> marked = mark(wanted);
        if (cached.isPresent()) {
            return apply(marked, cached.get());
        }
        try {
            writes.make(wanted, Optional.empty(), () -> client.resource(wanted).create());
            return Outcome.Written;
        } catch (KubernetesClientException e) {
            if (e.getCode() != CONFLICT) {
                throw e;
            }
            return adopt(model, marked);
        }
    }

    /** Deletes exactly the object that was looked at; one that changed meanwhile is left alone. */
    Outcome delete(HasMetadata object) {
        try {
            client.resource(object)
                    .lockResourceVersion(object.getMetadata().getResourceVersion())
                    .delete();
        } catch (KubernetesClientException e) {
            if (e.getCode() != CONFLICT && e.getCode() != NOT_FOUND) {
                throw e;
            }
        }
        return Outcome.Written;
    }

    /** Takes away the pods of this very Deployment, and touches nothing else of it. */
    Outcome scaleToZero(Deployment actual) {
        if (replicas(actual) == 0) {
            return Outcome.Same;
        }
        String patch =
                "{\"metadata\":{\"uid\":\"%s\"},\"spec\":{\"replicas\":0}}"
                        .formatted(actual.getMetadata().getUid());
        writes.make(
                actual,
                Optional.of(actual),
                () -> client.resource(actual).patch(SignedPatch.of(PatchType.JSON_MERGE), patch));
        return Outcome.Written;
    }

    /** A name that exists may be our own object, which the cache has not seen yet. */
    private <T extends HasMetadata> Outcome adopt(ModelRef model, Marked<T> wanted) {
        T live = client.resource(wanted.object()).get();
        if (live == null) {
            return Outcome.Same;
        }
        return Ownership.owns(model, live) ? apply(wanted, live) : Outcome.NameTaken;
    }

    private <T extends HasMetadata> Outcome apply(Marked<T> wanted, T actual) {
        Map<String, String> annotations = actual.getMetadata().getAnnotations();
        boolean sameMark =
                annotations != null && wanted.mark().equals(annotations.get(Labels.APPLIED));
        ObjectNode theirs = tree(actual);
        boolean strays = ownParts.strays(wanted.tree(), theirs);
        if (sameMark && !strays && comparison.holds(compared(wanted.tree()), theirs)) {
            return Outcome.Same;
        }
        T intent = intent(wanted.object(), actual);
        writes.make(
                actual,
                Optional.of(actual),
                () -> strays ? replace(intent, actual) : serverSideApply(intent));
        return Outcome.Written;
    }

    private <T extends HasMetadata> T serverSideApply(T intent) {
        return client.resource(intent).patch(SignedPatch.apply());
    }

    /** Replicas that an autoscaler owns are left out of what we apply; a stop takes them back. */
    @SuppressWarnings("unchecked")
    private static <T extends HasMetadata> T intent(T wanted, T actual) {
        if (wanted instanceof Deployment ours
                && actual instanceof Deployment theirs
                && replicas(ours) > 0
                && replicas(theirs) > 0
                && ReplicaOwnership.isForeign(theirs)) {
            return (T) new DeploymentBuilder(ours).editSpec().withReplicas(null).endSpec().build();
        }
        return wanted;
    }

    private static int replicas(Deployment deployment) {
        Integer replicas = deployment.getSpec().getReplicas();
        return replicas == null ? 1 : replicas;
    }

    private <T extends HasMetadata> T replace(T intent, T actual) {
        return client.resource(actual)
                .patch(
                        SignedPatch.of(PatchType.JSON),
                        ownParts.replacement(tree(intent), tree(actual)).toString());
    }

    /**
     * Replicas above zero are not compared: an autoscaler may own them. Going to and from zero is
     * ours, and shows in the mark.
     */
    private static JsonNode compared(ObjectNode wanted) {
        ObjectNode compared = wanted.deepCopy();
        if (compared.path("spec").path("replicas").asInt(0) > 0) {
            ((ObjectNode) compared.get("spec")).remove("replicas");
        }
        return compared;
    }

    /** Annotates the object with a digest of all that is wanted of it. */
    private <T extends HasMetadata> Marked<T> mark(T wanted) {
        ObjectNode tree = tree(wanted);
        String mark = digest(tree);
        Map<String, String> annotations = new TreeMap<>();
        if (wanted.getMetadata().getAnnotations() != null) {
            annotations.putAll(wanted.getMetadata().getAnnotations());
        }
        annotations.put(Labels.APPLIED, mark);
        wanted.getMetadata().setAnnotations(annotations);
        tree.withObjectProperty("metadata")
                .withObjectProperty("annotations")
                .put(Labels.APPLIED, mark);
        return new Marked<>(wanted, tree, mark);
    }

    private static String digest(ObjectNode tree) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] bytes = tree.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(digest.digest(bytes), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private ObjectNode tree(HasMetadata object) {
        return json.valueToTree(object);
    }
}
