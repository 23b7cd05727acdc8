package io.aihub.operator.reconcile;

import io.aihub.operator.ModelRef;
import io.aihub.operator.observe.Probes;
import io.aihub.operator.observe.Sources;
import io.aihub.operator.report.Reporter;
import io.aihub.operator.sample.Sampler;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Notices models that are gone. There is no finalizer (a dead operator must not hang a namespace),
 * so what memory holds about a model goes when a later pass of any model finds it missing.
 */
final class Departures {
    private final Map<ResourceID, ModelRef> known = new ConcurrentHashMap<>();
    private final Sampler sampler;
    private final Probes probes;
    private final Reporter reporter;

    Departures(Sampler sampler, Probes probes, Reporter reporter) {
        this.sampler = sampler;
        this.probes = probes;
        this.reporter = reporter;
    }

    void sweep(ModelRef here, Sources sources) {
        ModelRef before = known.put(here.id(), here);
        if (before != null && !before.uid().equals(here.uid())) {
            forget(before);
        }
        sampler.watched().stream().filter(id -> !sources.exists(id)).forEach(this::forget);
    }

    private void forget(ResourceID id) {
        Optional.ofNullable(known.remove(id)).ifPresent(this::forget);
        sampler.forget(id);
    }

    private void forget(ModelRef gone) {
        sampler.forget(gone.id());
        probes.applied().forget(gone.id());
        probes.smoke().keepOnly(gone.id(), Optional.empty());
        reporter.forget(gone);
    }
}
