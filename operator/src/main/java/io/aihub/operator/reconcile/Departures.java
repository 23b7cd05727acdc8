package io.aihub.operator.reconcile;

import io.aihub.operator.ModelRef;
import io.aihub.operator.observe.Probes;
import io.aihub.operator.observe.Sources;
import io.aihub.operator.record.Recorder;
import io.aihub.operator.report.Reporter;
import io.aihub.operator.sample.Sampler;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Notices models that are gone. There is no finalizer (a dead operator must not hang a namespace),
 * so a sweep of its own finds what memory and metrics still hold about a model that is missing.
 */
final class Departures {
    private static final Logger LOG = Logger.getLogger(Departures.class);
    private static final long SECONDS = 10;

    private final Map<ResourceID, ModelRef> known = new ConcurrentHashMap<>();
    private final Sampler sampler;
    private final Probes probes;
    private final Recorder recorder;
    private final Reporter reporter;

    Departures(Sampler sampler, Probes probes, Recorder recorder, Reporter reporter) {
        this.sampler = sampler;
        this.probes = probes;
        this.recorder = recorder;
        this.reporter = reporter;
    }

    /** Sweeps from now on. */
    void watch(Sources sources, ScheduledExecutorService timer) {
        timer.scheduleWithFixedDelay(() -> carefully(sources), SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    /** A model was looked at; one of the same name that was another object is gone. */
    void seen(ModelRef here) {
        ModelRef before = known.put(here.id(), here);
        if (before != null && !before.uid().equals(here.uid())) {
            forget(before);
        }
    }

    /** A sweep that throws would be the last one. */
    private void carefully(Sources sources) {
        try {
            sweep(sources);
        } catch (RuntimeException e) {
            LOG.warnf("a sweep for departed models failed: %s", e.getClass().getSimpleName());
        }
    }

    private void sweep(Sources sources) {
        known.forEach(
                (id, model) -> {
                    if (!sources.exists(id) && known.remove(id, model)) {
                        forget(model);
                    }
                });
    }

    private void forget(ModelRef gone) {
        sampler.forget(gone.id());
        probes.applied().forget(gone.id());
        probes.smoke().keepOnly(gone.id(), Optional.empty());
        recorder.forget(gone);
        reporter.forget(gone);
    }
}
