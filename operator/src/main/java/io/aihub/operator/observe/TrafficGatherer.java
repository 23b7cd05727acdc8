package io.aihub.operator.observe;

import io.aihub.decision.Finding;
import io.aihub.decision.observation.Traffic;
import io.aihub.dossier.content.ContentSnapshot;
import io.aihub.operator.cache.ActualWorkload;
import io.aihub.operator.cache.ClusterView;
import io.aihub.operator.kubernetes.Labels;
import io.aihub.operator.observe.ApplyResult.NameTaken;
import io.aihub.operator.observe.ApplyResult.ObjectId;
import io.aihub.operator.observe.ApplyResult.Obstacle;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where the traffic goes: through the Service of the model or, where somebody else's has its name,
 * to those pods of the model that this one selects.
 */
final class TrafficGatherer {
    private final ClusterView view;
    private final ActualWorkload actual;
    private final ApplyResult applied;
    private final Collection<ContentSnapshot> contents;
    private final WorkloadNames names;

    /**
     * @param applied what stood in the way of the last apply
     */
    TrafficGatherer(
            ClusterView view,
            ActualWorkload actual,
            ApplyResult applied,
            Collection<ContentSnapshot> contents,
            WorkloadNames names) {
        this.view = view;
        this.actual = actual;
        this.applied = applied;
        this.contents = contents;
        this.names = names;
    }

    /**
     * @param model its name, which is that of its Service
     * @param recorded the serving digest that status has traffic go to
     */
    Traffic gather(String model, Optional<String> recorded) {
        Optional<Obstacle> met = service(applied, actual, model);
        if (met.isEmpty()) {
            return Traffic.to(own());
        }
        List<String> selected = met.map(this::behind).orElse(Map.of()).keySet().stream().toList();
        Optional<String> endpoint =
                recorded.filter(selected::contains).or(() -> selected.stream().findFirst());
        return new Traffic(endpoint, met.map(this::finding));
    }

    /** What keeps the model from having a Service; absent where it has one. */
    static Optional<Obstacle> service(ApplyResult applied, ActualWorkload actual, String model) {
        return actual.service().isPresent()
                ? Optional.empty()
                : applied.of(new ObjectId("Service", model));
    }

    /** What stood in the way, for a reader of status. */
    List<Finding> findings() {
        return applied.obstacles().stream().map(this::finding).toList();
    }

    /** The Service selects pods by the first digits of their serving digest. */
    private Optional<String> own() {
        Optional<String> selected = actual.service().flatMap(Labels::serving);
        return contents.stream()
                .map(ContentSnapshot::servingDigest)
                .filter(digest -> selected.equals(Optional.of(names.digits(digest))))
                .findFirst();
    }

    private Finding finding(Obstacle met) {
        return met instanceof NameTaken taken && taken.object().kind().equals("Service")
                ? taken.finding(words(behind(taken)))
                : met.finding();
    }

    private String words(Map<String, String> behind) {
        return behind.isEmpty()
                ? " and none of the ready pods of this model is behind it"
                : ". Behind it are ready pods of this model: "
                        + behind.values().stream().collect(Collectors.joining(", "));
    }

    /** The serving digests whose ready pods somebody else's Service selects, each in words. */
    private Map<String, String> behind(Obstacle met) {
        Map<String, String> behind = new LinkedHashMap<>();
        if (met instanceof NameTaken taken && !taken.selector().isEmpty()) {
            for (ContentSnapshot content : contents) {
                names.deployment(actual.deployments(), content.servingDigest())
                        .filter(deployment -> selects(taken.selector(), deployment))
                        .map(deployment -> view.readyPods(deployment).size())
                        .filter(pods -> pods > 0)
                        .ifPresent(
                                pods ->
                                        behind.putIfAbsent(
                                                content.servingDigest(),
                                                pods + " of " + content.version()));
            }
        }
        return behind;
    }

    private static boolean selects(Map<String, String> selector, Deployment deployment) {
        Map<String, String> labels = deployment.getSpec().getTemplate().getMetadata().getLabels();
        return labels != null && labels.entrySet().containsAll(selector.entrySet());
    }
}
