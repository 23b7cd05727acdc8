package io.aihub.operator.loop;

import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.AIModelSpec;
import io.aihub.api.v1alpha1.AIModelStatus;
import io.aihub.api.v1alpha1.ApprovalState;
import io.aihub.api.v1alpha1.DecisionKind;
import io.aihub.api.v1alpha1.ModelDecision;
import io.aihub.api.v1alpha1.ModelRevision;
import io.aihub.api.v1alpha1.status.ServingStatus.ServingState;
import io.aihub.operator.kubernetes.Labels;
import io.aihub.sandbox.apiserver.LocalApi;
import io.aihub.sandbox.apiserver.WriteRequest;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What has to be true at every moment, whatever goes wrong. */
final class Invariants {
    private final LocalApi api;
    private final Set<String> violations = new LinkedHashSet<>();
    private String before = Labels.NOTHING;
    private int podsBefore;
    private boolean refused;

    Invariants(LocalApi api) {
        this.api = api;
    }

    /** What was seen to be otherwise, each once. */
    synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    /** A write of the operator is refused: when status is, a stop is not to wait for it. */
    synchronized void refused(WriteRequest request) {
        refused |= FaultInjection.classOf(request).equals("Apply aimodels/status");
    }

    /** Before a write of the operator is stored: traffic moves to what status already says. */
    synchronized void before(WriteRequest request) {
        boolean moves =
                request.target().resource().equals("services")
                        && request.body().contains("\"" + Labels.SERVING + "\"");
        if (!moves) {
            return;
        }
        AIModelStatus status = status();
        String recorded =
                status == null
                                || status.serving() == null
                                || status.serving().servingDigest() == null
                                || status.serving().state() == ServingState.Stopped
                        ? Labels.NOTHING
                        : Labels.shortDigest(status.serving().servingDigest());
        boolean stops = refused && isStopped() && selects(request, Labels.NOTHING);
        if (!stops && !selects(request, recorded)) {
            violations.add("traffic moved before status said so: " + request.verb() + " services");
        }
    }

    private static boolean selects(WriteRequest request, String serving) {
        return request.body().contains("\"" + Labels.SERVING + "\":\"" + serving + "\"");
    }

    /**
     * Whether a person's stop is stored that nobody has begun to lift, or a retirement, or the
     * terms let a signal stop the model.
     */
    private boolean isStopped() {
        return isStopped(DecisionKind.Suspend)
                || isStopped(DecisionKind.Revoke)
                || api.get(AIModel.class, Wish.NAMESPACE, Wish.MODEL)
                        .map(AIModel::getSpec)
                        .filter(spec -> isRetired(spec) || hasSafeState(spec))
                        .isPresent();
    }

    private static boolean isRetired(AIModelSpec spec) {
        return spec.stage().name().equals("Retired");
    }

    private static boolean hasSafeState(AIModelSpec spec) {
        return spec.monitoring().signals().stream()
                .anyMatch(signal -> signal.action().name().equals("SafeState"));
    }

    private boolean isStopped(DecisionKind by) {
        List<ModelDecision> decisions = api.list(ModelDecision.class);
        Set<String> lifted =
                decisions.stream()
                        .map(decision -> decision.getSpec().lifts())
                        .filter(Objects::nonNull)
                        .flatMap(List::stream)
                        .collect(Collectors.toSet());
        return decisions.stream()
                .filter(d -> d.getSpec().decision() == by)
                .anyMatch(d -> !lifted.contains(d.getMetadata().getUid()));
    }

    /** When a pass is over: approved pods that traffic is sent to were left alone. */
    synchronized void after() {
        String selected = selected();
        int pods = selected.equals(Labels.NOTHING) ? 0 : replicas(selected);
        AIModelStatus status = status();
        boolean serves =
                status != null
                        && status.serving() != null
                        && status.serving().state() == ServingState.Serving;
        boolean taken = selected.equals(before) && podsBefore > 0 && pods == 0;
        if (serves && taken && isApproved(selected)) {
            violations.add("pods were taken away that traffic is sent to");
        }
        before = selected;
        podsBefore = pods;
    }

    private boolean isApproved(String serving) {
        return api.list(ModelRevision.class).stream()
                .filter(r -> serving.equals(Labels.shortDigest(r.getSpec().servingDigest())))
                .map(ModelRevision::getStatus)
                .anyMatch(s -> s != null && s.approval() == ApprovalState.Approved);
    }

    private String selected() {
        return api.get(Service.class, Wish.NAMESPACE, Wish.MODEL)
                .map(s -> s.getSpec().getSelector().get(Labels.SERVING))
                .orElse(Labels.NOTHING);
    }

    /**
     * When all has come to rest: what status calls stopped has no pods behind its Service.
     *
     * @param untold whether there may be a decision that the operator was not told of
     */
    synchronized void atRest(boolean untold) {
        AIModelStatus status = status();
        boolean stopped =
                status != null
                        && status.serving() != null
                        && status.serving().state() == ServingState.Stopped;
        String selected = selected();
        if (stopped && !selected.equals(Labels.NOTHING) && replicas(selected) > 0) {
            violations.add("status says stopped, and pods answer");
        }
        boolean suspended = isStopped(DecisionKind.Suspend);
        if (suspended && !untold && !selected.equals(Labels.NOTHING) && replicas(selected) > 0) {
            violations.add("a person stopped the model, and pods answer");
        }
        if (stopped && running() > 0) {
            violations.add("status says stopped, and pods run");
        }
    }

    private int running() {
        return api.list(Deployment.class).stream()
                .filter(d -> d.getMetadata().getLabels() != null)
                .filter(d -> Wish.MODEL.equals(d.getMetadata().getLabels().get(Labels.MODEL)))
                .mapToInt(d -> d.getSpec().getReplicas())
                .sum();
    }

    private int replicas(String serving) {
        return api.list(Deployment.class).stream()
                .filter(d -> d.getMetadata().getLabels() != null)
                .filter(d -> serving.equals(d.getMetadata().getLabels().get(Labels.SERVING)))
                .mapToInt(d -> d.getSpec().getReplicas())
                .sum();
    }

    private AIModelStatus status() {
        return api.get(AIModel.class, Wish.NAMESPACE, Wish.MODEL)
                .map(AIModel::getStatus)
                .orElse(null);
    }
}
