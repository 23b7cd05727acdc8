package io.aihub.dossier.rules;

import io.aihub.decision.drift.SignalKind;
import io.aihub.dossier.terms.ProfileReading;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The signals that anything assesses. Others are recorded, and a rule that asks for watching must
 * not take them for it.
 */
final class AssessedSignals {
    /** What to write for a signal that is assessed. */
    static final String WANTED =
            "kind InputDrift or OutputDrift with feature, statistic PSI, reference Frozen and"
                    + " threshold.test Margin, beside monitoring.sourceRef and"
                    + " monitoring.referenceProfile";

    private AssessedSignals() {}

    static Stream<RegisterEntry> of(RegisterEntry entry) {
        return entry.items("monitoring.signals").stream()
                .filter(signal -> isAssessed(entry, signal));
    }

    static boolean isAssessed(RegisterEntry entry, RegisterEntry signal) {
        boolean compared =
                !entry.absent("monitoring.sourceRef")
                        && !entry.absent("monitoring.referenceProfile.name");
        return compared
                && isDrift(signal)
                && signal.is("statistic", "", "PSI")
                && signal.is("reference", "", "Frozen")
                && signal.is("threshold.test", "", "Margin")
                && !signal.absent("feature")
                && !isUnknown(entry, signal);
    }

    static boolean isDrift(RegisterEntry signal) {
        return signal.is("kind", "InputDrift", "OutputDrift");
    }

    /** Of a profile that is not there nothing is said: it may come, and its absence is told. */
    static boolean isUnknown(RegisterEntry entry, RegisterEntry signal) {
        Optional<ProfileReading> profile = entry.profile();
        return profile.isPresent()
                && profile.get().histogram(kind(signal), signal.text("feature")).isEmpty();
    }

    static String names(RegisterEntry entry, RegisterEntry signal) {
        return entry.profile()
                .map(
                        profile ->
                                kind(signal) == SignalKind.OutputDrift
                                        ? profile.outputs()
                                        : profile.features())
                .map(known -> known.keySet().stream().sorted().collect(Collectors.joining(", ")))
                .filter(names -> !names.isEmpty())
                .orElse("none");
    }

    private static SignalKind kind(RegisterEntry signal) {
        return signal.is("kind", "OutputDrift") ? SignalKind.OutputDrift : SignalKind.InputDrift;
    }
}
