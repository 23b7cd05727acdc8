package io.aihub.operator.apply;

import io.aihub.decision.Finding;
import io.aihub.decision.Level;
import io.aihub.decision.Reason;
import io.aihub.operator.kubernetes.ApiAnswer;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The writes of one pass, each on its own feet. A refusal is a finding, since asking again does not
 * help and the model's owner can; any other failure is thrown at the end, so that the pass is tried
 * again.
 */
final class Attempts {
    private static final int LONGEST_REFUSAL = 800;

    private final List<Finding> findings = new ArrayList<>();
    private KubernetesClientException failure;

    /** Tries a write, and answers whether the object is now as it should be. */
    boolean attempt(HasMetadata object, Supplier<ObjectWriter.Outcome> write) {
        try {
            boolean taken = write.get() == ObjectWriter.Outcome.NameTaken;
            if (taken) {
                findings.add(nameTaken(object));
            }
            return !taken;
        } catch (KubernetesClientException e) {
            keep(object, e);
            return false;
        }
    }

    /** Makes a write that may not be given up, since pods have to go: a refusal is tried again. */
    void insist(Runnable write) {
        try {
            write.run();
        } catch (KubernetesClientException e) {
            fail(e);
        }
    }

    private void keep(HasMetadata object, KubernetesClientException e) {
        ApiAnswer answer = new ApiAnswer(e);
        if (answer.isRefusal() && !answer.isOfEndingNamespace()) {
            findings.add(refused(object, answer.words()));
        } else {
            fail(e);
        }
    }

    private void fail(KubernetesClientException e) {
        if (failure == null) {
            failure = e;
        } else {
            failure.addSuppressed(e);
        }
    }

    /** Whether the API server refused one of them. */
    boolean wereRefused() {
        return findings.stream().anyMatch(f -> f.rule().equals(Reason.WorkloadRefused.name()));
    }

    /** What stood in the way. */
    List<Finding> end() {
        if (failure != null) {
            throw failure;
        }
        return List.copyOf(findings);
    }

    private static Finding nameTaken(HasMetadata object) {
        return Finding.of(
                Reason.NameTaken,
                Level.Enforce,
                "metadata.name",
                named(object)
                        + " exists and does not belong to this model; it is left alone."
                        + " Delete or rename it, or give the model another name.");
    }

    private static Finding refused(HasMetadata object, String why) {
        return Finding.of(
                Reason.WorkloadRefused,
                Level.Enforce,
                "spec.serving",
                "The API server refuses "
                        + named(object)
                        + ": "
                        + why.substring(0, Math.min(why.length(), LONGEST_REFUSAL)));
    }

    private static String named(HasMetadata object) {
        return object.getKind() + " " + object.getMetadata().getName();
    }
}
