package io.aihub.operator;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.aihub.api.v1alpha1.Location;
import io.aihub.decision.approval.ClusterPlace;
import io.aihub.operator.cache.ClusterCaches;
import io.aihub.operator.cache.ModelEnqueuer;
import io.aihub.operator.client.ModelSerialization;
import io.aihub.operator.lead.Election;
import io.aihub.operator.lead.Leadership;
import io.aihub.operator.lead.LeaseSettings;
import io.aihub.operator.lead.WriteFence;
import io.aihub.operator.reconcile.LoopWiring;
import io.aihub.operator.sample.Measurements;
import io.aihub.operator.sample.PodClient;
import io.aihub.operator.sample.Sampler;
import io.aihub.operator.sample.ScrapeOutcome;
import io.aihub.operator.sample.SmokeProber;
import io.aihub.operator.sample.WindowBoard;
import io.aihub.operator.settings.OperatorSettings;
import io.aihub.operator.settings.OperatorSettings.LeaderElection.Mode;
import io.aihub.operator.telemetry.ModelMetrics;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBinding;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.javaoperatorsdk.operator.api.config.InformerStoppedHandler;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.prometheus.client.CollectorRegistry;
import io.quarkus.arc.Unremovable;
import io.quarkus.kubernetes.client.KubernetesClientObjectMapper;
import io.quarkus.runtime.Quarkus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Makes what the loop is wired from. The one place that reads the system clock. */
@ApplicationScoped
class OperatorBeans {
    private static final Logger LOG = Logger.getLogger(OperatorBeans.class);

    /** Whole milliseconds, so that a time survives being written and read. */
    @Produces
    @Singleton
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));
    }

    @Produces
    @Singleton
    ClusterPlace place(OperatorSettings settings) {
        OperatorSettings.Cluster cluster = settings.cluster();
        return new ClusterPlace(
                cluster.location()
                        .map(Location::name)
                        .map(io.aihub.decision.approval.ClusterPlace.Location::valueOf),
                cluster.region().orElse(""),
                cluster.jurisdiction().orElse(""));
    }

    /** Taken before the default of Quarkus, which does not know our kinds. */
    @Produces
    @Singleton
    KubernetesSerialization serialization(@KubernetesClientObjectMapper ObjectMapper mapper) {
        List<Class<? extends HasMetadata>> kinds = new ArrayList<>(ClusterCaches.KINDS);
        kinds.add(ValidatingAdmissionPolicy.class);
        kinds.add(ValidatingAdmissionPolicyBinding.class);
        return new ModelSerialization(mapper, kinds);
    }

    /** A process that was paused is not to trust a clock that was set meanwhile. */
    @Produces
    @Singleton
    Leadership leadership(OperatorSettings settings) {
        return settings.leaderElection().mode() == Mode.Lease
                ? new Leadership(System::nanoTime, LeaseSettings.DEADLINE)
                : Leadership.unshared();
    }

    /** Taken before the default of Quarkus, through which every write would pass. */
    @Produces
    @Singleton
    KubernetesClient client(
            KubernetesSerialization serialization, Config config, Leadership leadership) {
        if (leadership.isShared()) {
            // The client tries again by itself for a minute and more. What the fence refuses then
            // is
            // never answered (fabric8's AsyncUtils), and a pass that waits for it never ends.
            config.setRequestRetryBackoffLimit(0);
        }
        return new KubernetesClientBuilder()
                .withKubernetesSerialization(serialization)
                .withConfig(config)
                .withHttpClientBuilderConsumer(
                        http ->
                                http.addOrReplaceInterceptor(
                                        "leadership", new WriteFence(leadership)))
                .build();
    }

    void close(@Disposes KubernetesClient client) {
        client.close();
    }

    @Produces
    @Singleton
    Election election(
            OperatorSettings settings,
            KubernetesClient client,
            Leadership leadership,
            Clock clock) {
        if (!leadership.isShared()) {
            return Election.none(client, leadership, clock);
        }
        String namespace =
                settings.leaderElection()
                        .namespace()
                        .or(() -> Optional.ofNullable(client.getNamespace()))
                        .orElse("default");
        // Another one after a restart: the process before may have left something half done.
        String identity =
                Optional.ofNullable(System.getenv("HOSTNAME")).orElse("operator")
                        + "_"
                        + UUID.randomUUID();
        return Election.of(client, leadership, LeaseSettings.usual(namespace, identity), clock);
    }

    @Produces
    @Singleton
    LoopWiring wiring(
            OperatorSettings settings,
            ClusterPlace place,
            Clock clock,
            Measurements measured,
            ModelEnqueuer events,
            ModelMetrics metrics) {
        return new LoopWiring(place, clock, settings.loop().recheck(), measured, events, metrics);
    }

    @Produces
    @Singleton
    WindowBoard board() {
        return new WindowBoard();
    }

    @Produces
    @Singleton
    SamplingTimer ticks() {
        return new SamplingTimer(Executors.newSingleThreadScheduledExecutor(named("timer")));
    }

    @Produces
    @Singleton
    ModelEnqueuer modelEvents() {
        return new ModelEnqueuer();
    }

    @Produces
    @Singleton
    Sampler sampler(
            OperatorSettings settings,
            WindowBoard board,
            ModelEnqueuer events,
            ModelMetrics metrics,
            Clock clock,
            SamplingTimer ticks) {
        return new Sampler(
                ticks.timer(),
                requests(settings),
                board,
                (model, windows) -> {
                    metrics.windowsClosed(windows);
                    events.wake(model);
                },
                outcome -> metrics.scraped(outcome.name()),
                clock);
    }

    @Produces
    @Singleton
    Measurements measurements(
            OperatorSettings settings, WindowBoard board, Sampler sampler, ModelEnqueuer events) {
        return new Measurements(
                board,
                sampler,
                new SmokeProber(
                        PodClient.of(requests(settings)), new ObjectMapper(), events::wake));
    }

    /** One for our series and for those of the framework: both are shown on one page. */
    @Produces
    @Singleton
    CollectorRegistry series() {
        return new CollectorRegistry(true);
    }

    @Produces
    @Singleton
    ModelMetrics metrics(CollectorRegistry series) {
        ModelMetrics metrics = new ModelMetrics(series);
        Stream.of(ScrapeOutcome.values()).map(ScrapeOutcome::name).forEach(metrics::showScrapes);
        return metrics;
    }

    /** The framework's own metrics without one series a model and meter. */
    @Produces
    @Singleton
    Metrics frameworkMetrics(MeterRegistry registry) {
        return MicrometerMetrics.withoutPerResourceMetrics(registry);
    }

    /**
     * An informer that gave up would leave the loop deciding on an old cache for ever, so the
     * process exits and is restarted.
     */
    @Produces
    @Singleton
    @Unremovable
    InformerStoppedHandler stoppedInformers() {
        return (informer, failure) -> {
            if (failure != null) {
                LOG.errorf(
                        "ending, to be started again: watching %s stopped (%s)",
                        informer.getApiTypeClass().getSimpleName(),
                        failure.getClass().getSimpleName());
                Quarkus.asyncExit(1);
            }
        };
    }

    private static ExecutorService requests(OperatorSettings settings) {
        return Executors.newFixedThreadPool(
                Math.max(1, settings.sampling().threads()), named("pod-requests"));
    }

    private static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
