package io.aihub.operator.cache;

import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.GovernancePolicy;
import io.aihub.api.v1alpha1.MetricSource;
import io.aihub.api.v1alpha1.ModelDecision;
import io.aihub.api.v1alpha1.ModelRevision;
import io.aihub.api.v1alpha1.ReferenceProfile;
import io.aihub.operator.kubernetes.Labels;
import io.aihub.operator.kubernetes.ModelRef;
import io.aihub.operator.kubernetes.OwnWrites;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import io.javaoperatorsdk.operator.api.config.informer.FieldSelector;
import io.javaoperatorsdk.operator.api.config.informer.FieldSelectorBuilder;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.dependent.RecentOperationCacheFiller;
import io.javaoperatorsdk.operator.health.InformerHealthIndicator;
import io.javaoperatorsdk.operator.health.InformerWrappingEventSourceHealthIndicator;
import io.javaoperatorsdk.operator.health.Status;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.SecondaryToPrimaryMapper;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The informers of everything that a model depends on. Every first list has a limit, so that it is
 * a consistent read (without one the client lets the API server answer from a cache, which may be
 * old).
 */
public final class ClusterCaches implements OwnWrites {
    /** Objects in one page of a first list. */
    public static final long LIST_LIMIT = 500;

    private static final String OURS = Labels.MANAGED_BY + "=" + Labels.OPERATOR;

    private static final FieldSelector ANY = new FieldSelectorBuilder().build();

    /** The kinds that have to be readable before the first reconcile. */
    public static final List<Class<? extends HasMetadata>> KINDS =
            List.of(
                    AIModel.class,
                    ModelDecision.class,
                    ModelRevision.class,
                    ReferenceProfile.class,
                    GovernancePolicy.class,
                    MetricSource.class,
                    Namespace.class,
                    Deployment.class,
                    Service.class,
                    Pod.class);

    private final IndexerResourceCache<AIModel> models;
    private final OwnEventFilter echoes;

    /** The newest version that the loop has stored of a model, by uid. */
    private final Map<String, Stored> stored = new ConcurrentHashMap<>();

    final InformerEventSource<ModelDecision, AIModel> decisions;
    final InformerEventSource<ModelRevision, AIModel> revisions;
    final InformerEventSource<ReferenceProfile, AIModel> profiles;
    final InformerEventSource<GovernancePolicy, AIModel> policies;
    final InformerEventSource<MetricSource, AIModel> metricSources;
    final InformerEventSource<Namespace, AIModel> namespaces;
    final InformerEventSource<Deployment, AIModel> deployments;
    final InformerEventSource<Service, AIModel> services;
    final InformerEventSource<Pod, AIModel> pods;

    /**
     * @param wake enqueues a model
     */
    public ClusterCaches(EventSourceContext<AIModel> context, Consumer<ResourceID> wake) {
        this.models = context.getPrimaryCache();
        this.echoes = new OwnEventFilter(wake);
        Informers make = new Informers(context, echoes);
        decisions =
                make.source(
                        ModelDecision.class,
                        d -> named(d, d.getSpec() == null ? null : d.getSpec().model()));
        revisions =
                make.source(
                        ModelRevision.class,
                        r -> named(r, r.getSpec() == null ? null : r.getSpec().model()),
                        new SlimRevisionStore());
        profiles = make.source(ReferenceProfile.class, this::usersOfProfile);
        policies = make.source(GovernancePolicy.class, policy -> every(model -> true));
        metricSources = make.source(MetricSource.class, source -> every(model -> true));
        namespaces = make.source(Namespace.class, this::livingIn);
        deployments =
                make.ours(
                        Deployment.class,
                        ANY,
                        ClusterCaches::owned,
                        new SlimDeploymentStore(),
                        new EnqueueFilter<>(any -> true, ObservedDeployment::of));
        services =
                make.ours(
                        Service.class,
                        ANY,
                        ClusterCaches::owned,
                        new SlimItemStore<>(),
                        EnqueueFilter.always());
        pods =
                make.ours(
                        Pod.class,
                        ANY,
                        ClusterCaches::labelled,
                        new SlimPodStore(),
                        new EnqueueFilter<>(
                                ObservedPod::isRead, ObservedPod::of, this::toldByDeployment));
    }

    /** All of them, for the framework to start. */
    public List<EventSource<?, AIModel>> all() {
        return List.of(
                decisions,
                revisions,
                profiles,
                policies,
                metricSources,
                namespaces,
                deployments,
                services,
                pods);
    }

    /** The kinds whose cache has not synced: an object that is missing there may exist. */
    public Set<String> unread() {
        return kinds(informer -> !informer.hasSynced());
    }

    /** The kinds that are not watched at this moment, so that their caches may be old. */
    public Set<String> blind() {
        return kinds(informer -> informer.getStatus() != Status.HEALTHY);
    }

    private Set<String> kinds(Predicate<InformerHealthIndicator> which) {
        Map<String, Object> watched = new TreeMap<>();
        watched.put(AIModel.class.getSimpleName(), models);
        all().forEach(source -> watched.put(source.name(), source));
        return watched.entrySet().stream()
                .filter(
                        entry ->
                                entry.getValue()
                                                instanceof
                                                InformerWrappingEventSourceHealthIndicator<?> kind
                                        && kind.informerHealthIndicators().values().stream()
                                                .anyMatch(which))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether a model is still there. */
    public boolean exists(ResourceID model) {
        return models.get(model).isPresent();
    }

    /** The snapshots whose model is not there. */
    public Stream<ModelRevision> revisionsWithoutModel() {
        return revisions
                .list()
                .filter(revision -> revision.getSpec() != null)
                .filter(
                        revision ->
                                named(revision, revision.getSpec().model()).stream()
                                        .noneMatch(this::exists));
    }

    /** Whether there is any model. */
    public boolean hasModels() {
        return models.keys().findAny().isPresent();
    }

    /**
     * Whether this is an older model than the loop has stored. An event that comes late takes a
     * newer object out of the framework's cache, and what is decided on the older one would undo
     * what was recorded. Versions of one object can be compared (Kubernetes API concepts, resource
     * versions); where they are no numbers, none is older. A server that was restored counts from
     * below, so after {@link Stored#MOST} looks in a row the older model is what there is.
     */
    public boolean isOutdated(AIModel model) {
        String uid = model.getMetadata().getUid();
        return version(model)
                .map(
                        found ->
                                stored.computeIfPresent(
                                        uid, (any, known) -> known.seen(found).orElse(null)))
                .filter(last -> last.older() > 0)
                .isPresent();
    }

    /**
     * What the loop has stored of a model.
     *
     * @param older looks in a row that found an older one
     */
    private record Stored(long version, int older) {
        private static final int MOST = 30;

        /** What is known after a look at this version; nothing after too many older ones. */
        Optional<Stored> seen(long found) {
            if (found >= version) {
                return Optional.of(new Stored(version, 0));
            }
            return older < MOST ? Optional.of(new Stored(version, older + 1)) : Optional.empty();
        }
    }

    /** Forgets a model that is gone. */
    public void forget(ModelRef gone) {
        stored.remove(gone.uid());
    }

    private static Optional<Long> version(AIModel model) {
        String version = model.getMetadata().getResourceVersion();
        return version != null && version.matches("\\d{1,18}")
                ? Optional.of(Long.valueOf(version))
                : Optional.empty();
    }

    /** Every model; none before the loop runs, since nothing has been reconciled then either. */
    public Stream<ResourceID> models() {
        // The framework's cache of models is made when it starts (ManagedInformerEventSource).
        boolean starting =
                models instanceof AbstractEventSource<?, ?> source && !source.isRunning();
        return starting ? Stream.empty() : models.keys();
    }

    @Override
    public <T extends HasMetadata> T make(T object, Optional<T> before, Supplier<T> request) {
        return echoes.write(object, request, made -> recent(made, before.orElse(null)));
    }

    private void recent(HasMetadata written, HasMetadata before) {
        if (written instanceof AIModel model && models instanceof RecentOperationCacheFiller<?>) {
            recent(model, (AIModel) before);
        } else if (written instanceof Deployment deployment) {
            recent(deployments, deployment, (Deployment) before);
        } else if (written instanceof Service service) {
            recent(services, service, (Service) before);
        } else if (written instanceof ModelRevision revision) {
            recent(revisions, revision, (ModelRevision) before);
        }
    }

    /** Puts what we stored into the framework's cache of models, as its own status path would. */
    @SuppressWarnings("unchecked")
    private void recent(AIModel written, AIModel before) {
        version(written)
                .ifPresent(v -> stored.put(written.getMetadata().getUid(), new Stored(v, 0)));
        ((RecentOperationCacheFiller<AIModel>) models)
                .handleRecentResourceUpdate(ResourceID.fromResource(written), written, before);
    }

    private static <T extends HasMetadata> void recent(
            InformerEventSource<T, AIModel> source, T written, T before) {
        ResourceID id = ResourceID.fromResource(written);
        if (before == null) {
            source.handleRecentResourceCreate(id, written);
        } else {
            source.handleRecentResourceUpdate(id, written, before);
        }
    }

    private static Set<ResourceID> named(HasMetadata object, String model) {
        return model == null
                ? Set.of()
                : Set.of(new ResourceID(model, object.getMetadata().getNamespace()));
    }

    private static Set<ResourceID> labelled(HasMetadata object) {
        return named(object, object.getMetadata().getLabels().get(Labels.MODEL));
    }

    /** By its owner, so that an edited label hides nothing; by its label where nothing owns it. */
    private static Set<ResourceID> owned(HasMetadata object) {
        boolean controlled =
                object.getMetadata().getOwnerReferences().stream()
                        .anyMatch(owner -> Boolean.TRUE.equals(owner.getController()));
        if (!controlled) {
            return labelled(object);
        }
        return object.getMetadata().getOwnerReferences().stream()
                .filter(owner -> Boolean.TRUE.equals(owner.getController()))
                .filter(owner -> "AIModel".equals(owner.getKind()))
                .map(owner -> new ResourceID(owner.getName(), object.getMetadata().getNamespace()))
                .collect(Collectors.toSet());
    }

    /** While a Deployment has no available pod, its own event will tell of the first one. */
    private boolean toldByDeployment(Pod pod) {
        if (!ClusterView.ready(pod)) {
            return false;
        }
        Optional<String> digits = Labels.serving(pod);
        if (digits.isEmpty() || !deployments.isRunning()) {
            return false;
        }
        String model = pod.getMetadata().getLabels().get(Labels.MODEL);
        String name = Labels.workloadName(model, digits.get());
        return deployments
                .get(new ResourceID(name, pod.getMetadata().getNamespace()))
                .filter(deployment -> !DeploymentProgress.isAvailable(deployment))
                .isPresent();
    }

    private Set<ResourceID> livingIn(Namespace namespace) {
        String name = namespace.getMetadata().getName();
        return every(model -> name.equals(model.getMetadata().getNamespace()));
    }

    private Set<ResourceID> usersOfProfile(ReferenceProfile profile) {
        String namespace = profile.getMetadata().getNamespace();
        return every(model -> namespace.equals(model.getMetadata().getNamespace()));
    }

    private Set<ResourceID> every(Predicate<AIModel> which) {
        return models.list(which)
                .filter(Objects::nonNull)
                .map(ResourceID::fromResource)
                .collect(Collectors.toSet());
    }

    /** Makes the informers, all alike. */
    private record Informers(EventSourceContext<AIModel> context, OwnEventFilter echoes) {
        <T extends HasMetadata> InformerEventSource<T, AIModel> source(
                Class<T> type, SecondaryToPrimaryMapper<T> toModels) {
            return source(type, toModels, new SlimItemStore<>());
        }

        <T extends HasMetadata> InformerEventSource<T, AIModel> source(
                Class<T> type, SecondaryToPrimaryMapper<T> toModels, ItemStore<T> store) {
            return made(builder(type, toModels, store, EnqueueFilter.always()));
        }

        <T extends HasMetadata> InformerEventSource<T, AIModel> ours(
                Class<T> type,
                FieldSelector which,
                SecondaryToPrimaryMapper<T> toModels,
                ItemStore<T> store,
                EnqueueFilter<T> gate) {
            return made(
                    builder(type, toModels, store, gate)
                            .withLabelSelector(OURS)
                            .withFieldSelector(which));
        }

        private <T extends HasMetadata> InformerEventSourceConfiguration.Builder<T> builder(
                Class<T> type,
                SecondaryToPrimaryMapper<T> toModels,
                ItemStore<T> store,
                EnqueueFilter<T> gate) {
            return InformerEventSourceConfiguration.from(type, AIModel.class)
                    .withName(type.getSimpleName())
                    .withSecondaryToPrimaryMapper(toModels)
                    .withInformerListLimit(LIST_LIMIT)
                    .withItemStore(store)
                    .withOnAddFilter(now -> gate.added(now) && !echoes.holds(now, toModels))
                    .withOnUpdateFilter(
                            (now, old) -> gate.updated(now, old) && !echoes.holds(now, toModels))
                    .withOnDeleteFilter(gate::deleted);
        }

        private <T extends HasMetadata> InformerEventSource<T, AIModel> made(
                InformerEventSourceConfiguration.Builder<T> builder) {
            return new InformerEventSource<>(builder.build(), context);
        }
    }
}
