package io.aihub.demo.stage;

import io.aihub.demo.story.Clinic;
import io.aihub.sandbox.model.MetricsSwitch;
import io.aihub.sandbox.model.PatientFlow;
import io.aihub.sandbox.model.ReferenceCounts;
import io.aihub.sandbox.workload.ImageRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What is the same on every stage: the sample model, its patients, and their requests. */
final class SampleClinic implements Clinic, AutoCloseable {
    private static final String NORMAL = "Normal";
    private static final String SHIFTED = "Shifted";

    private final SampleImages images = new SampleImages();
    private final ImageRegistry registry = images.registry();
    private final Map<String, PatientFlow> populations;
    private final ServiceTraffic traffic;

    SampleClinic(StageSettings settings, ServiceTraffic.Addresses services) {
        populations =
                Map.of(
                        NORMAL, PatientFlow.normal(settings.seed()),
                        SHIFTED, PatientFlow.shifted(settings.seed()));
        traffic = new ServiceTraffic(services, populations.get(NORMAL), settings.clock());
    }

    ImageRegistry registry() {
        return registry;
    }

    /** The images, and the model's reference. */
    Map<String, String> words() {
        Map<String, String> words = new HashMap<>(images.words());
        words.putAll(ProfileWords.of(ReferenceCounts.standard()));
        return words;
    }

    @Override
    public void patients(String population) {
        traffic.send(
                Optional.ofNullable(populations.get(population))
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "there are no patients " + population)));
    }

    @Override
    public void metrics(Metrics metrics) {
        images.metrics(metrics == Metrics.Shown ? MetricsSwitch.On : MetricsSwitch.Off);
    }

    @Override
    public Traffic traffic() {
        return traffic;
    }

    /** Ends the requests. */
    @Override
    public void close() {
        traffic.close();
    }
}
