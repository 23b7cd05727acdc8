package io.aihub.operator.manifest;

import io.aihub.api.v1alpha1.serving.Resources;
import io.aihub.api.v1alpha1.serving.Serving;
import io.aihub.operator.kubernetes.Labels;
import io.aihub.operator.kubernetes.ModelRef;

/**
 * One set of pods to run.
 *
 * @param model that owns it
 * @param servingDigest that the pods belong to
 * @param digits of it, under which the pods run
 * @param version the supplier's own word
 * @param serving the approved serving content, defaults applied
 * @param register what needs no approval: size and resources
 */
public record Workload(
        ModelRef model,
        String servingDigest,
        String digits,
        String version,
        Serving serving,
        Register register) {

    /** Under the first digits of its digest. */
    public Workload(
            ModelRef model,
            String servingDigest,
            String version,
            Serving serving,
            Register register) {
        this(model, servingDigest, Labels.shortDigest(servingDigest), version, serving, register);
    }

    /**
     * @param replicas pods to run; 0 keeps the Deployment and runs none
     * @param resources requests and limits, may be null
     */
    public record Register(int replicas, Resources resources) {}
}
