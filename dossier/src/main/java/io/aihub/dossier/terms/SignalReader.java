package io.aihub.dossier.terms;

import io.aihub.api.v1alpha1.monitoring.BreachWindows;
import io.aihub.api.v1alpha1.monitoring.Monitoring;
import io.aihub.api.v1alpha1.monitoring.MonitoringPrivacy;
import io.aihub.api.v1alpha1.monitoring.Signal;
import io.aihub.api.v1alpha1.monitoring.Threshold;
import io.aihub.decision.Finding;
import io.aihub.decision.Level;
import io.aihub.decision.Reason;
import io.aihub.decision.drift.SignalTerms;
import io.aihub.decision.drift.SignalTerms.SignalAction;
import io.aihub.dossier.time.GoDuration;
import io.aihub.dossier.vocabulary.EnumMapping;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads signals one by one; one that cannot be read costs the others nothing. */
final class SignalReader {
    private static final int SMALLEST_CELL = 10;

    private final int minCell;
    private final List<Finding> findings = new ArrayList<>();

    SignalReader(Optional<Monitoring> monitoring) {
        this.minCell =
                monitoring
                        .map(Monitoring::privacy)
                        .map(MonitoringPrivacy::minCell)
                        .orElse(SMALLEST_CELL);
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    void duplicate(Signal signal) {
        invalid(path(signal, "name"), "another signal has this name; write a different one");
    }

    Optional<SignalTerms> read(Signal signal) {
        if (!assessable(signal)) {
            return Optional.empty();
        }
        Optional<Threshold> threshold = Optional.ofNullable(signal.threshold());
        OptionalDouble breach =
                decimal(signal, "threshold.breach", threshold.map(Threshold::breach));
        OptionalDouble warn = decimal(signal, "threshold.warn", threshold.map(Threshold::warn));
        OptionalDouble alpha = decimal(signal, "threshold.alpha", threshold.map(Threshold::alpha));
        boolean warnReadable =
                warn.isPresent()
                        || threshold.map(Threshold::warn).filter(w -> !w.isBlank()).isEmpty();
        Optional<Duration> window = GoDuration.parse(signal.window());
        if (window.isEmpty()) {
            invalid(path(signal, "window"), said(signal.window()) + "write a duration such as 24h");
        }
        boolean complete = needAll(signal, breach, alpha);
        if (!complete || window.isEmpty() || !warnReadable) {
            return Optional.empty();
        }
        Limits limits = new Limits(breach.getAsDouble(), warn, alpha.getAsDouble(), window.get());
        return built(signal, limits);
    }

    /** What a threshold comes to once it is read. */
    private record Limits(double breach, OptionalDouble warn, double alpha, Duration window) {}

    private boolean assessable(Signal signal) {
        List<Finding> before = List.copyOf(findings);
        String kind = word(signal.kind());
        if (!kind.equals("InputDrift") && !kind.equals("OutputDrift")) {
            unsupported(signal, "kind", kind, "InputDrift or OutputDrift");
            return false;
        }
        recordedOnly(signal, "statistic", word(signal.statistic()), "PSI");
        recordedOnly(signal, "reference", word(signal.reference()), "Frozen");
        recordedOnly(
                signal,
                "threshold.test",
                signal.threshold() == null ? "" : word(signal.threshold().test()),
                "Margin");
        if (signal.feature() == null || signal.feature().isBlank()) {
            invalid(
                    path(signal, "feature"),
                    "write the name of an input or output of the reference profile");
        }
        return findings.size() == before.size();
    }

    /** An absent word is the default, which is the assessed one. */
    private void recordedOnly(Signal signal, String field, String said, String assessed) {
        if (!said.isEmpty() && !said.equals(assessed)) {
            unsupported(signal, field, said, assessed);
        }
    }

    private void unsupported(Signal signal, String field, String said, String assessed) {
        findings.add(
                Finding.of(
                        Reason.SignalNotSupported,
                        Level.Warn,
                        path(signal, field),
                        (said.isEmpty() ? "nothing" : said)
                                + " is recorded and not yet assessed; write "
                                + assessed));
    }

    private OptionalDouble decimal(Signal signal, String field, Optional<String> text) {
        if (text.filter(given -> !given.isBlank()).isEmpty()) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(new BigDecimal(text.get().strip()).doubleValue());
        } catch (NumberFormatException expected) {
            invalid(path(signal, field), said(text.get()) + "write a decimal such as \"0.2\"");
            return OptionalDouble.empty();
        }
    }

    private boolean needAll(Signal signal, OptionalDouble breach, OptionalDouble alpha) {
        String breachPath = path(signal, "threshold.breach");
        if (breach.isEmpty() && findings.stream().noneMatch(one -> one.path().equals(breachPath))) {
            invalid(breachPath, "write a decimal such as \"0.2\"");
        }
        boolean noAlpha =
                alpha.isEmpty() && signal.threshold() != null && signal.threshold().alpha() == null;
        if (noAlpha) {
            invalid(path(signal, "threshold.alpha"), "write a decimal such as \"0.001\"");
        }
        return breach.isPresent() && alpha.isPresent();
    }

    private Optional<SignalTerms> built(Signal signal, Limits limits) {
        Optional<BreachWindows> windows = Optional.ofNullable(signal.breachWindows());
        try {
            return Optional.of(
                    new SignalTerms(
                            signal.name(),
                            EnumMapping.SIGNAL_KIND.toDecisions(signal.kind()),
                            signal.feature(),
                            limits.breach(),
                            limits.warn(),
                            limits.alpha(),
                            limits.window(),
                            or(signal.minSamples(), 100),
                            windows.map(BreachWindows::count).orElse(2),
                            windows.map(BreachWindows::of).orElse(3),
                            or(signal.clearWindows(), 3),
                            minCell,
                            action(signal),
                            Optional.ofNullable(signal.attribution())
                                    .map(EnumMapping.ATTRIBUTION::toDecisions)));
        } catch (IllegalArgumentException | NullPointerException outOfRange) {
            invalid(path(signal, ""), String.valueOf(outOfRange.getMessage()));
            return Optional.empty();
        }
    }

    /**
     * An action on input drift, or without attribution, would hold a version responsible for what
     * it did not cause.
     */
    private SignalAction action(Signal signal) {
        SignalAction asked =
                EnumMapping.SIGNAL_ACTION.toDecisions(signal.action(), SignalAction.Alert);
        if (asked != SignalAction.Rollback) {
            return asked;
        }
        if (word(signal.kind()).equals("InputDrift")) {
            throw new IllegalArgumentException(
                    "input drift never rolls back; write action: Alert or PausePromotion");
        }
        if (signal.attribution() == null) {
            throw new IllegalArgumentException(
                    "action Rollback needs attribution; write attribution: VersionBoundary");
        }
        return asked;
    }

    private void invalid(String path, String message) {
        findings.add(Finding.of(Reason.InvalidContent, Level.Enforce, path, message));
    }

    private static int or(Integer given, int otherwise) {
        return given == null ? otherwise : given;
    }

    private static String said(String text) {
        return text == null || text.isBlank() ? "" : "\"" + text + "\" cannot be read; ";
    }

    private static String word(Enum<?> value) {
        return value == null ? "" : value.name();
    }

    private static String path(Signal signal, String field) {
        String base = "spec.monitoring.signals[" + signal.name() + "]";
        return field.isEmpty() ? base : base + "." + field;
    }
}
