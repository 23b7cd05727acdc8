package io.aihub.operator.kubernetes;

import java.util.Map;
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

    /** Matches no pod: a serving label is ten hex digits. */
    public static final String NOTHING = "none";

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
    public static Map<String, String> of(String model, String servingDigest) {
        Map<String, String> labels = of(model);
        labels.put(SERVING, shortDigest(servingDigest));
        return labels;
    }

    /** What selects the pods of one serving digest; {@link #NOTHING} selects none. */
    public static Map<String, String> selector(String model, String servingDigest) {
        // Sorted, because the order of Map.of differs between processes, and the mark would differ
        // with it.
        Map<String, String> selector = new TreeMap<>();
        selector.put(MODEL, model);
        selector.put(SERVING, shortDigest(servingDigest));
        return selector;
    }

    /** The first ten hex digits of a digest. */
    public static String shortDigest(String digest) {
        String hex = digest.substring(digest.indexOf(':') + 1);
        return hex.substring(0, Math.min(10, hex.length()));
    }

    /** The name of the Deployment of one serving digest: revisions that share pods share it. */
    public static String deploymentName(String model, String servingDigest) {
        return model + "-" + shortDigest(servingDigest);
    }
}
