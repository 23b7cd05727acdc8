package io.aihub.operator.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The labels and annotations that tie objects to a model, in one place. */
public final class Labels {
    public static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    public static final String OPERATOR = "aihub-operator";
    public static final String NAME = "app.kubernetes.io/name";
    public static final String MODEL = "aihub.io/model";
    public static final String SERVING = "aihub.io/serving";
    public static final String APPLIED = "aihub.io/applied";

    /** Set by the Deployment controller: the pod template that a pod is made from. */
    public static final String TEMPLATE = "pod-template-hash";

    public static final String VERSION = "aihub.io/version";

    /** An annotation: the whole digest is too long for a label. */
    public static final String SERVING_DIGEST = "aihub.io/serving-digest";

    /** Matches no pod: a serving label is ten hex digits or more. */
    public static final String NOTHING = "none";

    private static final int DIGITS = 10;

    private Labels() {}

    /** What every object of a model carries. */
    public static Map<String, String> of(String model) {
        Map<String, String> labels = new TreeMap<>();
        labels.put(MANAGED_BY, OPERATOR);
        labels.put(NAME, model);
        labels.put(MODEL, model);
        return labels;
    }

    /** What the pods of one serving digest carry. */
    public static Map<String, String> of(String model, String digits) {
        Map<String, String> labels = of(model);
        labels.put(SERVING, digits);
        return labels;
    }

    /** What selects the pods of one serving digest; {@link #NOTHING} selects none. */
    public static Map<String, String> selector(String model, String digits) {
        // Sorted, because the order of Map.of differs between processes, and the mark would differ
        // with it.
        Map<String, String> selector = new TreeMap<>();
        selector.put(MODEL, model);
        selector.put(SERVING, digits);
        return selector;
    }

    /**
     * The digits of the serving digest whose pods an object runs, selects or is; absent where it
     * does not say.
     */
    public static Optional<String> serving(HasMetadata object) {
        Map<String, String> labels;
        if (object instanceof Deployment deployment) {
            LabelSelector selector = deployment.getSpec().getSelector();
            labels = selector == null ? null : selector.getMatchLabels();
        } else if (object instanceof Service service) {
            labels = service.getSpec().getSelector();
        } else {
            labels = object.getMetadata().getLabels();
        }
        return Optional.ofNullable(labels).map(all -> all.get(SERVING));
    }

    /**
     * The whole serving digest whose pods a Deployment runs; absent where it does not say, or says
     * another one than its selector, which nobody can change.
     */
    public static Optional<String> servingDigest(Deployment deployment) {
        return Optional.ofNullable(deployment.getMetadata().getAnnotations())
                .map(all -> all.get(SERVING_DIGEST))
                .filter(digest -> serving(deployment).filter(hex(digest)::startsWith).isPresent());
    }

    /** The first ten hex digits of a digest. */
    public static String shortDigest(String digest) {
        return digits(digest, DIGITS);
    }

    /** The first hex digits of a digest. */
    public static String digits(String digest, int number) {
        return hex(digest).substring(0, Math.min(number, hex(digest).length()));
    }

    /** A digest without the name of its algorithm. */
    public static String hex(String digest) {
        return digest.substring(digest.indexOf(':') + 1);
    }

    /**
     * The name of the Deployment of one serving digest, unless another one has it: revisions that
     * share pods share it.
     */
    public static String deploymentName(String model, String servingDigest) {
        return workloadName(model, shortDigest(servingDigest));
    }

    /** The name of the Deployment of the serving digest that has these digits. */
    public static String workloadName(String model, String digits) {
        return model + "-" + digits;
    }
}
