package io.aihub.dossier.terms;

import io.aihub.api.v1alpha1.AIModelSpec;
import io.aihub.api.v1alpha1.monitoring.Monitoring;
import io.aihub.decision.Finding;
import io.aihub.decision.drift.SignalTerms;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The signals that are assessed, and findings on those that are not.
 *
 * @param signals in the order of the spec
 * @param findings with paths from {@code spec.monitoring}
 */
public record MonitoringTerms(List<SignalTerms> signals, List<Finding> findings) {
    public MonitoringTerms {
        signals = List.copyOf(signals);
        findings = List.copyOf(findings);
    }

    /**
     * Reads the terms.
     *
     * @param spec with defaults filled in, as a snapshot gives it; null counts as empty
     */
    public static MonitoringTerms of(AIModelSpec spec) {
        Optional<Monitoring> monitoring = Optional.ofNullable(spec).map(AIModelSpec::monitoring);
        SignalReader reader = new SignalReader(monitoring);
        List<SignalTerms> signals = new ArrayList<>();
        Set<String> names = new HashSet<>();
        monitoring
                .map(Monitoring::signals)
                .orElse(List.of())
                .forEach(
                        signal -> {
                            if (names.add(String.valueOf(signal.name()))) {
                                reader.read(signal).ifPresent(signals::add);
                            } else {
                                reader.duplicate(signal);
                            }
                        });
        return new MonitoringTerms(signals, reader.findings());
    }
}
