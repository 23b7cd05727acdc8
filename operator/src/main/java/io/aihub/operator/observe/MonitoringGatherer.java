package io.aihub.operator.observe;

import io.aihub.api.v1alpha1.AIModelSpec;
import io.aihub.api.v1alpha1.MetricSource;
import io.aihub.api.v1alpha1.MetricSourceSpec;
import io.aihub.api.v1alpha1.MetricSourceSpec.SourceType;
import io.aihub.api.v1alpha1.ReferenceProfile;
import io.aihub.api.v1alpha1.monitoring.Monitoring;
import io.aihub.api.v1alpha1.monitoring.ProfileReference;
import io.aihub.decision.Finding;
import io.aihub.decision.Level;
import io.aihub.decision.Reason;
import io.aihub.decision.drift.ClosedWindow;
import io.aihub.decision.drift.Histogram;
import io.aihub.decision.drift.Scrapes;
import io.aihub.decision.drift.SignalTerms;
import io.aihub.decision.observation.Observation.Monitored;
import io.aihub.dossier.terms.MonitoringTerms;
import io.aihub.dossier.terms.ProfileReading;
import io.aihub.dossier.time.GoDuration;
import io.aihub.operator.cache.ClusterView;
import io.aihub.operator.sample.ScrapeLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the terms of the serving revision ask to be measured, and the references to compare it with.
 */
final class MonitoringGatherer {
    private static final ScrapeLimits DEFAULTS =
            new ScrapeLimits(Duration.ofSeconds(15), Duration.ofSeconds(5), 4 * 1024 * 1024);

    /**
     * @param monitored what is decided on
     * @param scraping how the source is read, absent when it cannot be
     * @param findings about the terms, the source and the profile
     */
    record Gathered(Monitored monitored, Optional<ScrapeLimits> scraping, List<Finding> findings) {}

    /**
     * @param windows closed on what serves
     * @param scrapes whether its counts arrive at this moment
     */
    record Measured(List<ClosedWindow> windows, Scrapes scrapes) {
        static final Measured NOTHING = new Measured(List.of(), Scrapes.UNKNOWN);

        /** One pod that is dark beside others is a finding; all of them are a condition. */
        Optional<Finding> finding() {
            Reason reason =
                    scrapes.fault() == Scrapes.Fault.Error ? Reason.SourceError : Reason.NoData;
            return scrapes.said()
                    .filter(said -> scrapes.state() == Scrapes.State.Arriving)
                    .map(said -> Finding.of(reason, Level.Warn, "monitoring", said));
        }
    }

    Gathered gather(AIModelSpec spec, String namespace, ClusterView view, Measured measured) {
        MonitoringTerms terms = MonitoringTerms.of(spec);
        if (terms.signals().isEmpty()) {
            return new Gathered(Monitored.NOTHING, Optional.empty(), terms.findings());
        }
        Monitoring monitoring = spec.monitoring();
        Optional<Finding> unavailable = sourceProblem(monitoring, namespace, view);
        Optional<ScrapeLimits> scraping =
                unavailable.isPresent() ? Optional.empty() : limits(monitoring, view);
        Optional<ReferenceProfile> profile = profile(monitoring, view);
        Optional<ProfileReading> reading = profile.map(p -> ProfileReading.of(p.getSpec()));
        unavailable = unavailable.or(() -> profileProblem(monitoring, reading));
        return new Gathered(
                new Monitored(
                        terms.signals(),
                        references(terms, reading),
                        measured.windows(),
                        unavailable,
                        measured.scrapes()),
                scraping,
                findings(terms, reading, unavailable));
    }

    private static List<Finding> findings(
            MonitoringTerms terms,
            Optional<ProfileReading> reading,
            Optional<Finding> unavailable) {
        List<Finding> all = new ArrayList<>(terms.findings());
        reading.ifPresent(profile -> all.addAll(profile.findings()));
        unavailable.ifPresent(all::add);
        return all;
    }

    private static Optional<Finding> sourceProblem(
            Monitoring monitoring, String namespace, ClusterView view) {
        String name = monitoring.sourceRef();
        if (name == null || name.isBlank()) {
            return problem(
                    Reason.MetricSourceMissing,
                    "monitoring.sourceRef",
                    "No MetricSource is named, so the signals are not measured. Write the name of one.");
        }
        Optional<MetricSource> source = view.metricSource(name);
        if (source.isEmpty() || source.get().getSpec() == null) {
            return problem(
                    Reason.MetricSourceMissing,
                    "monitoring.sourceRef",
                    "There is no MetricSource " + name + ". Create it, or name another.");
        }
        MetricSourceSpec spec = source.get().getSpec();
        List<String> allowed =
                spec.allowedNamespaces() == null ? List.of() : spec.allowedNamespaces();
        if (!allowed.contains("*") && !allowed.contains(namespace)) {
            return problem(
                    Reason.MetricSourceMissing,
                    "monitoring.sourceRef",
                    "MetricSource "
                            + name
                            + " does not serve namespace "
                            + namespace
                            + ". Add it to allowedNamespaces, or name another source.");
        }
        return spec.type() == SourceType.PodScrape
                ? Optional.empty()
                : problem(
                        Reason.MetricSourceMissing,
                        "monitoring.sourceRef",
                        "MetricSource "
                                + name
                                + " has a type that is only recorded: write PodScrape.");
    }

    private static Optional<ScrapeLimits> limits(Monitoring monitoring, ClusterView view) {
        return view.metricSource(monitoring.sourceRef())
                .map(MetricSource::getSpec)
                .map(
                        spec ->
                                new ScrapeLimits(
                                        GoDuration.parse(spec.interval())
                                                .orElse(DEFAULTS.interval()),
                                        GoDuration.parse(spec.timeout()).orElse(DEFAULTS.timeout()),
                                        spec.maxBytes() == null
                                                ? DEFAULTS.maxBytes()
                                                : spec.maxBytes()));
    }

    private static Optional<ReferenceProfile> profile(Monitoring monitoring, ClusterView view) {
        return Optional.ofNullable(monitoring.referenceProfile())
                .map(ProfileReference::name)
                .flatMap(view::profile)
                .filter(profile -> profile.getSpec() != null);
    }

    private static Optional<Finding> profileProblem(
            Monitoring monitoring, Optional<ProfileReading> reading) {
        ProfileReference wanted = monitoring.referenceProfile();
        if (wanted == null || reading.isEmpty()) {
            return problem(
                    Reason.ReferenceProfileMissing,
                    "monitoring.referenceProfile",
                    wanted == null
                            ? "The signals have nothing to be held against: name a ReferenceProfile."
                            : "There is no ReferenceProfile "
                                    + wanted.name()
                                    + " here: create it.");
        }
        return reading.get()
                .mismatch(wanted.digest())
                .map(
                        finding ->
                                Finding.of(
                                        Reason.ReferenceProfileMissing,
                                        Level.Warn,
                                        finding.path(),
                                        finding.message()));
    }

    private static Map<String, Histogram> references(
            MonitoringTerms terms, Optional<ProfileReading> reading) {
        Map<String, Histogram> references = new HashMap<>();
        for (SignalTerms signal : terms.signals()) {
            reading.flatMap(profile -> profile.histogram(signal.kind(), signal.feature()))
                    .ifPresent(histogram -> references.put(signal.name(), histogram));
        }
        return references;
    }

    private static Optional<Finding> problem(Reason reason, String path, String message) {
        return Optional.of(Finding.of(reason, Level.Warn, path, message));
    }
}
