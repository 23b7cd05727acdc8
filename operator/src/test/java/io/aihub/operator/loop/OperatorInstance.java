package io.aihub.operator.loop;

import static java.util.stream.Collectors.toCollection;

import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.ModelDecision;
import io.aihub.api.v1alpha1.ModelRevision;
import io.aihub.decision.approval.ClusterPlace;
import io.aihub.operator.cache.ClusterCaches;
import io.aihub.operator.cache.ModelEnqueuer;
import io.aihub.operator.cache.SlimItemStore;
import io.aihub.operator.client.ClientSettings;
import io.aihub.operator.kubernetes.Labels;
import io.aihub.operator.reconcile.LoopWiring;
import io.aihub.operator.reconcile.ModelController;
import io.aihub.operator.sample.GivenCounts;
import io.aihub.operator.sample.Measurements;
import io.aihub.operator.sample.WindowBoard;
import io.aihub.operator.telemetry.ModelMetrics;
import io.aihub.sandbox.apiserver.EmbeddedApiServer;
import io.aihub.sandbox.apiserver.LocalApi;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.vertx.VertxHttpClientFactory;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Ignore;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.Cache;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.prometheus.client.CollectorRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One life of the operator's process: the loop as it is wired, on real informers. The framework is
 * given a reconciler that does nothing, since the test makes the passes.
 */
final class OperatorInstance implements AutoCloseable {
    private static final Set<Class<?>> LABELLED =
            Set.of(Deployment.class, Service.class, Pod.class);

    /** Found by their model; the others are found by name. */
    private static final Set<Class<?>> INDEXED =
            Set.of(ModelDecision.class, ModelRevision.class, Deployment.class, Pod.class);

    /** One event loop for all lives of all operators: hundreds of them are started. */
    private static final Vertx VERTX = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));

    /** The kinds that the loop reads, and the two kinds of admission policies. */
    private static final int WATCHES = ClusterCaches.KINDS.size() + 2;

    private static final long SYNC_NANOS = Duration.ofSeconds(20).toNanos();
    private static final long POLL_NANOS = 100_000;

    private final KubernetesClient client;
    private final Operator operator;
    private final Passive reconciler;
    private final GivenCounts counts;
    private final CollectorRegistry registry = new CollectorRegistry();
    private Optional<Duration> next = Optional.empty();

    /**
     * Starts, and waits until everything was read once.
     *
     * @param wrong whether the pods of a serving digest answer golden requests wrongly
     */
    OperatorInstance(
            EmbeddedApiServer server, String name, HandClock clock, Predicate<String> wrong) {
        Config config = Config.fromKubeconfig(server.kubeconfig(name));
        new ClientSettings("test").customize(config);
        // A failed request is the loop's to repeat: what the client does by itself waits for real.
        config.setRequestRetryBackoffLimit(0);
        // The embedded server refuses web sockets, and the client would ask for one at each watch.
        config.setOnlyHttpWatches(true);
        client =
                new KubernetesClientBuilder()
                        .withConfig(config)
                        .withHttpClientFactory(new VertxHttpClientFactory(VERTX))
                        .build();
        WindowBoard board = new WindowBoard();
        counts = new GivenCounts(board, clock);
        LoopWiring wiring =
                new LoopWiring(
                        new ClusterPlace(Optional.empty(), "SE", "SE"),
                        clock,
                        Duration.ofMinutes(5),
                        new Measurements(board, counts, new PlayedAnswers(wrong)),
                        new ModelEnqueuer(),
                        new ModelMetrics(registry));
        reconciler = new Passive(wiring);
        operator =
                new Operator(
                        overrider ->
                                overrider
                                        .withKubernetesClient(client)
                                        .withCloseClientOnStop(false)
                                        .withConcurrentReconciliationThreads(1));
        operator.register(reconciler);
        operator.start();
        await(reconciler.controller::isSettled, "the admission policies");
        await(() -> server.journal().watchesBy(name) >= WATCHES, "every watch");
    }

    /** Watches as the operator does, and leaves the passes to the test. */
    @Ignore
    @ControllerConfiguration(
            name = "aimodel",
            informer = @Informer(itemStore = SlimItemStore.class, informerListLimit = 500))
    private static final class Passive implements Reconciler<AIModel> {
        private final LoopWiring wiring;
        private ModelController controller;
        private IndexerResourceCache<AIModel> models;
        private List<EventSource<?, AIModel>> sources;

        Passive(LoopWiring wiring) {
            this.wiring = wiring;
        }

        @Override
        public List<EventSource<?, AIModel>> prepareEventSources(
                EventSourceContext<AIModel> context) {
            controller = wiring.on(context);
            models = context.getPrimaryCache();
            sources = controller.watch();
            return sources;
        }

        @Override
        public UpdateControl<AIModel> reconcile(AIModel model, Context<AIModel> context) {
            return UpdateControl.noUpdate();
        }
    }

    /** The model as its caches have it. */
    Optional<AIModel> model(ResourceID id) {
        return reconciler.models.get(id);
    }

    /** One pass over a model as the caches have it; where it is gone, what follows from that. */
    void pass(ResourceID id) {
        Optional<AIModel> found = model(id);
        next = found.map(reconciler.controller::reconcile);
        if (found.isEmpty()) {
            reconciler.controller.sweep();
        }
    }

    /** After how long the last pass asked for another one. */
    Optional<Duration> next() {
        return next;
    }

    /** The value of a series of a model; absent where there is none. */
    Optional<Double> metric(String name, ResourceID model) {
        return Optional.ofNullable(
                registry.getSampleValue(
                        name,
                        new String[] {"namespace", "model"},
                        new String[] {model.getNamespace().orElseThrow(), model.getName()}));
    }

    GivenCounts counts() {
        return counts;
    }

    /**
     * Waits until its caches hold what the server has.
     *
     * @param untold objects of a kind, by plural, whose newest change is held back
     */
    void awaitCacheSync(LocalApi server, Function<String, Set<String>> untold) {
        await(
                () -> {
                    Set<String> late = untold.apply("aimodels");
                    return without(late, server.versions(AIModel.class, Map.of()))
                            .equals(without(late, versions(reconciler.models)));
                },
                "AIModel");
        for (EventSource<?, AIModel> source : reconciler.sources) {
            if (source instanceof InformerEventSource<?, AIModel> informer) {
                String plural = HasMetadata.getPlural(informer.resourceType());
                await(() -> isInSync(server, informer, untold.apply(plural)), informer.name());
            }
        }
    }

    private <T extends HasMetadata> boolean isInSync(
            LocalApi server, InformerEventSource<T, AIModel> source, Set<String> late) {
        Class<T> kind = source.resourceType();
        Map<String, String> labels =
                LABELLED.contains(kind) ? Map.of(Labels.MANAGED_BY, Labels.OPERATOR) : Map.of();
        List<T> cached = source.list(any -> true).toList();
        return without(late, server.versions(kind, labels)).equals(without(late, versions(source)))
                && (!INDEXED.contains(kind) || isIndexed(source, cached, late));
    }

    /** What the cache holds is found by its models a moment later. */
    private <T extends HasMetadata> boolean isIndexed(
            InformerEventSource<T, AIModel> source, List<T> cached, Set<String> late) {
        var toModels = source.configuration().getSecondaryToPrimaryMapper();
        return reconciler
                .models
                .list(any -> true)
                .allMatch(
                        model -> {
                            ResourceID id = ResourceID.fromResource(model);
                            Set<String> expected =
                                    cached.stream()
                                            .filter(
                                                    o ->
                                                            toModels.toPrimaryResourceIDs(o)
                                                                    .contains(id))
                                            .map(OperatorInstance::key)
                                            .collect(toCollection(TreeSet::new));
                            Set<String> found =
                                    source.getSecondaryResources(model).stream()
                                            .map(OperatorInstance::key)
                                            .collect(toCollection(TreeSet::new));
                            expected.removeAll(late);
                            found.removeAll(late);
                            return found.equals(expected);
                        });
    }

    private static Map<String, String> without(Set<String> keys, Map<String, String> versions) {
        versions.keySet().removeAll(keys);
        return versions;
    }

    /**
     * As a pass gets them: what the operator has written itself is found before what its watch has
     * told, until the watch's event is handled, a moment after it stands in the list.
     */
    private static <T extends HasMetadata> Map<String, String> versions(Cache<T> cache) {
        Map<String, String> versions = new TreeMap<>();
        cache.list(any -> true)
                .map(listed -> cache.get(ResourceID.fromResource(listed)).orElse(listed))
                .forEach(o -> versions.put(key(o), o.getMetadata().getResourceVersion()));
        return versions;
    }

    private static String key(HasMetadata object) {
        String namespace = object.getMetadata().getNamespace();
        return (namespace == null ? "" : namespace) + "/" + object.getMetadata().getName();
    }

    private static void await(Condition condition, String what) {
        long start = System.nanoTime();
        while (!condition.holds()) {
            if (System.nanoTime() - start > SYNC_NANOS) {
                throw new AssertionError("no cache sync of " + what);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private interface Condition {
        boolean holds();
    }

    @Override
    public void close() {
        reconciler.controller.stop();
        operator.stop();
        client.close();
    }
}
