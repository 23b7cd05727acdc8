package io.aihub.operator.apply;

import io.aihub.api.v1alpha1.AIModel;
import io.aihub.decision.plan.ModelPlan;
import io.aihub.decision.plan.StopOrder;
import io.aihub.operator.kubernetes.ModelRef;
import io.aihub.operator.observe.ApplyMemory;
import io.aihub.operator.observe.ApplyResult;
import io.aihub.operator.observe.ApplyResult.Obstacle;
import io.aihub.operator.observe.ModelObservation;
import java.util.List;

/** Applies a recorded plan: first the workload, then what is measured of it. */
public final class PlanApplier {
    private final DesiredWorkloadPlanner wanted = new DesiredWorkloadPlanner();
    private final WorkloadWriter workloads;
    private final ProbeApplier probing;
    private final ApplyMemory memory;

    public PlanApplier(WorkloadWriter workloads, ProbeApplier probing, ApplyMemory memory) {
        this.workloads = workloads;
        this.probing = probing;
        this.memory = memory;
    }

    /**
     * How it went.
     *
     * @param news whether something else stands in the way than at the reconcile before
     * @param refused whether the API server refused an object
     */
    public record Applied(boolean news, boolean refused) {}

    /**
     * Applies a plan. What is measured follows it also when the workload could not be written.
     *
     * @param recording what stood in the way when the plan was recorded
     * @throws io.fabric8.kubernetes.client.KubernetesClientException when everything was tried and
     *     asking again may help
     */
    public Applied apply(
            AIModel model, ModelObservation observation, ModelPlan plan, List<Obstacle> recording) {
        ModelRef ref = ModelRef.of(model);
        try {
            ApplyResult result =
                    workloads
                            .apply(
                                    ref,
                                    wanted.plan(model, observation, plan),
                                    observation.existing())
                            .after(recording);
            return new Applied(memory.keep(ref.id(), result), result.hasRefusal());
        } finally {
            probing.apply(ref.id(), observation, plan);
        }
    }

    /**
     * Stops what may not answer, and does nothing else.
     *
     * @throws io.fabric8.kubernetes.client.KubernetesClientException when everything was tried and
     *     asking again may help
     */
    public void stop(ModelRef model, ModelObservation observation, StopOrder stop) {
        workloads.stop(model, wanted.stopped(model, observation, stop), observation.existing());
    }
}
