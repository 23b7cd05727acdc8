package io.aihub.operator.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.dossier.content.Sha256;
import io.aihub.operator.cache.DeploymentProgress;
import io.aihub.operator.cache.ReplicaOwnership;
import io.aihub.operator.kubernetes.ApiAnswer;
import io.aihub.operator.kubernetes.Labels;
import io.aihub.operator.kubernetes.ModelRef;
import io.aihub.operator.kubernetes.OwnWrites;
import io.aihub.operator.kubernetes.SignedPatch;
import io.aihub.operator.manifest.Ownership;
import io.aihub.operator.observe.ApplyResult.NameTaken;
import io.aihub.operator.observe.ApplyResult.ObjectId;
import io.aihub.operator.observe.ApplyResult.Obstacle;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes one owned object: a plain create first, so that a foreign object of the same name is never
 * touched, server-side apply after that, and nothing when nothing differs. All writes use one field
 * manager; of a create it is the client's user agent, since the client's create takes no field
 * manager.
 */
final class ObjectWriter {
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

    /**
     * The desired object, with its mark.
     *
     * @param tree the object as it is written
     */
    private record Marked<T extends HasMetadata>(T object, ObjectNode tree, String mark) {}

    /** Makes the actual object the desired one, or answers with what stands in the way. */
    <T extends HasMetadata> Optional<Obstacle> ensure(
            ModelRef model, T wanted, Optional<T> cached) {
        Marked<T> marked = mark(wanted);
        if (cached.isPresent()) {
            apply(marked, cached.get());
            return Optional.empty();
        }
        try {
            writes.make(wanted, Optional.empty(), () -> client.resource(wanted).create());
            return Optional.empty();
        } catch (KubernetesClientException e) {
            if (!new ApiAnswer(e).isConflict()) {
                throw e;
            }
            return adopt(model, marked);
        }
    }

    /** Deletes exactly the object that was observed; one that changed meanwhile is left alone. */
    void delete(HasMetadata object) {
        try {
            client.resource(object)
                    .lockResourceVersion(object.getMetadata().getResourceVersion())
                    .delete();
        } catch (KubernetesClientException e) {
            ApiAnswer answer = new ApiAnswer(e);
            if (!answer.isConflict() && !answer.isAbsent()) {
                throw e;
            }
        }
    }

    /** Scales this very Deployment (by uid) to zero, and touches nothing else of it. */
    void scaleToZero(Deployment actual) {
        if (DeploymentProgress.wanted(actual) == 0) {
            return;
        }
        String patch =
                "{\"metadata\":{\"uid\":\"%s\"},\"spec\":{\"replicas\":0}}"
                        .formatted(actual.getMetadata().getUid());
        writes.make(
                actual,
                Optional.of(actual),
                () -> client.resource(actual).patch(SignedPatch.of(PatchType.JSON_MERGE), patch));
    }

    /**
     * The object of that name may be our own, if the cache has not seen it yet; or one that nothing
     * owns any more, which is taken over with all that it is to be and with fresh pods.
     */
    private <T extends HasMetadata> Optional<Obstacle> adopt(ModelRef model, Marked<T> wanted) {
        T live = client.resource(wanted.object()).get();
        if (live == null) {
            return Optional.empty();
        }
        if (isLeftOver(model, wanted.object(), live)) {
            takeOver(wanted, live);
            return Optional.empty();
        }
        if (!Ownership.owns(model, live)) {
            return Optional.of(new NameTaken(ObjectId.of(live), controller(live), selector(live)));
        }
        apply(wanted, live);
        return Optional.empty();
    }

    /** The selector of a Deployment never changes: with another one it has other pods. */
    private static boolean isLeftOver(ModelRef model, HasMetadata wanted, HasMetadata live) {
        return Ownership.isUnowned(model, live)
                && Ownership.hasFormOf(model, live)
                && (!(wanted instanceof Deployment ours)
                        || ours.getSpec()
                                .getSelector()
                                .equals(((Deployment) live).getSpec().getSelector()));
    }

    private <T extends HasMetadata> void takeOver(Marked<T> wanted, T live) {
        writes.make(
                live,
                Optional.of(live),
                () ->
                        client.resource(live)
                                .patch(
                                        SignedPatch.of(PatchType.JSON),
                                        ownParts.takeOver(wanted.tree(), tree(live)).toString()));
    }

    private static Map<String, String> selector(HasMetadata object) {
        return object instanceof Service service && service.getSpec().getSelector() != null
                ? service.getSpec().getSelector()
                : Map.of();
    }

    private static Optional<ObjectId> controller(HasMetadata object) {
        return object.getMetadata().getOwnerReferences().stream()
                .filter(owner -> Boolean.TRUE.equals(owner.getController()))
                .map(owner -> new ObjectId(owner.getKind(), owner.getName()))
                .findFirst();
    }

    private <T extends HasMetadata> void apply(Marked<T> wanted, T actual) {
        Map<String, String> annotations = actual.getMetadata().getAnnotations();
        boolean sameMark =
                annotations != null && wanted.mark().equals(annotations.get(Labels.APPLIED));
        ObjectNode theirs = tree(actual);
        boolean strays = ownParts.strays(wanted.tree(), theirs);
        if (sameMark && !strays && comparison.holds(compared(wanted.tree()), theirs)) {
            return;
        }
        T intent = intent(wanted.object(), actual);
        writes.make(
                actual,
                Optional.of(actual),
                () -> strays ? replace(intent, actual) : serverSideApply(intent));
    }

    private <T extends HasMetadata> T serverSideApply(T intent) {
        return client.resource(intent).patch(SignedPatch.apply());
    }

    /** Replicas that an autoscaler owns are left out of what we apply; a stop takes them back. */
    @SuppressWarnings("unchecked")
    private static <T extends HasMetadata> T intent(T wanted, T actual) {
        if (wanted instanceof Deployment ours
                && actual instanceof Deployment theirs
                && DeploymentProgress.wanted(ours) > 0
                && DeploymentProgress.wanted(theirs) > 0
                && ReplicaOwnership.isForeign(theirs)) {
            return (T) new DeploymentBuilder(ours).editSpec().withReplicas(null).endSpec().build();
        }
        return wanted;
    }

    private <T extends HasMetadata> T replace(T intent, T actual) {
        return client.resource(actual)
                .patch(
                        SignedPatch.of(PatchType.JSON),
                        ownParts.replacement(tree(intent), tree(actual)).toString());
    }

    /**
     * Replicas above zero are not compared: an autoscaler may own them. Scaling to zero and back is
     * ours, and is part of the mark.
     */
    private static JsonNode compared(ObjectNode wanted) {
        ObjectNode compared = wanted.deepCopy();
        if (compared.path("spec").path("replicas").asInt(0) > 0) {
            ((ObjectNode) compared.get("spec")).remove("replicas");
        }
        return compared;
    }

    /** Annotates the object with a digest of everything that is desired of it. */
    private <T extends HasMetadata> Marked<T> mark(T wanted) {
        ObjectNode tree = tree(wanted);
        String mark = Sha256.hex(tree.toString(), 16);
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

    private ObjectNode tree(HasMetadata object) {
        return json.valueToTree(object);
    }
}
