package io.aihub.operator.observe;

import io.aihub.operator.cache.ActualWorkload;
import io.aihub.operator.kubernetes.Labels;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Under which digits the pods of each serving digest run: the first ten, more where another serving
 * digest has those, by chance or by somebody's work. What runs already keeps its name.
 */
public final class WorkloadNames {
    private final String model;
    private final Map<String, String> digits;

    private WorkloadNames(String model, Map<String, String> digits) {
        this.model = model;
        this.digits = Map.copyOf(digits);
    }

    /** Of a model none of whose serving digests share their first digits. */
    public static WorkloadNames of(String model) {
        return new WorkloadNames(model, Map.of());
    }

    /**
     * Of a model as it is seen.
     *
     * @param servingDigests of all its contents; the first of those that share digits have a
     *     Deployment that does not say whose it is
     */
    static WorkloadNames allot(
            String model, ActualWorkload actual, Collection<String> servingDigests) {
        Map<String, String> allotted = new HashMap<>();
        Stream.of(actual.deployments(), actual.unowned().deployments())
                .flatMap(List::stream)
                .forEach(
                        there ->
                                Labels.servingDigest(there)
                                        .ifPresent(
                                                digest ->
                                                        allotted.putIfAbsent(
                                                                digest,
                                                                Labels.serving(there)
                                                                        .orElseThrow())));
        Set<String> taken = new HashSet<>(allotted.values());
        for (String digest : servingDigests) {
            if (!allotted.containsKey(digest)) {
                String free = free(digest, taken);
                allotted.put(digest, free);
                taken.add(free);
            }
        }
        return new WorkloadNames(model, allotted);
    }

    private static String free(String digest, Set<String> taken) {
        String shortest = Labels.shortDigest(digest);
        int number = shortest.length();
        while (taken.contains(shortest) && number < Labels.hex(digest).length()) {
            number++;
            shortest = Labels.digits(digest, number);
        }
        return shortest;
    }

    /** The label of the pods of a serving digest. */
    public String digits(String servingDigest) {
        return digits.getOrDefault(servingDigest, Labels.shortDigest(servingDigest));
    }

    /** The name of their Deployment. */
    public String name(String servingDigest) {
        return Labels.workloadName(model, digits(servingDigest));
    }

    /** The Deployment of a serving digest, by the whole digest where it says that. */
    public Optional<Deployment> deployment(List<Deployment> among, String servingDigest) {
        return among.stream().filter(there -> isOf(there, servingDigest)).findFirst();
    }

    private boolean isOf(Deployment there, String servingDigest) {
        return Labels.servingDigest(there)
                .map(servingDigest::equals)
                .orElseGet(() -> Labels.serving(there).equals(Optional.of(digits(servingDigest))));
    }

    /** Whether the pods of a Deployment can be those of a serving digest: a stop asks no more. */
    public static boolean canBeOf(Deployment there, String servingDigest) {
        return Labels.servingDigest(there)
                .map(servingDigest::equals)
                .orElseGet(
                        () ->
                                Labels.serving(there)
                                        .filter(Labels.hex(servingDigest)::startsWith)
                                        .isPresent());
    }
}
