package io.aihub.dossier.terms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.decision.Finding;
import io.aihub.decision.Level;
import io.aihub.decision.drift.SignalKind;
import io.aihub.decision.drift.SignalTerms;
import io.aihub.decision.drift.SignalTerms.SignalAction;
import io.aihub.dossier.Yaml;
import io.aihub.dossier.content.ContentSnapshot;
import io.aihub.dossier.content.ModelId;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonitoringTermsTest {
    private static final String TWO =
            """
            {"monitoring": {"signals": [
              {"name": "age", "kind": "InputDrift", "feature": "age"},
              {"name": "score", "kind": "OutputDrift", "feature": "score"}]}}
            """;

    private static MonitoringTerms read(ObjectNode spec) {
        return MonitoringTerms.of(
                ContentSnapshot.of(new ModelId("a", "b"), Yaml.spec(spec)).spec());
    }

    @Test
    void a_signal_of_three_fields_has_the_defaults_of_its_kind() {
        MonitoringTerms terms = read(Yaml.json(TWO));
        assertThat(terms.findings()).isEmpty();
        assertThat(terms.signals())
                .containsExactly(
                        signal("age", SignalKind.InputDrift, 0.2, SignalAction.Alert),
                        signal("score", SignalKind.OutputDrift, 0.1, SignalAction.PausePromotion));
    }

    private static SignalTerms signal(
            String name, SignalKind kind, double breach, SignalAction action) {
        return new SignalTerms(
                name,
                kind,
                name,
                breach,
                OptionalDouble.empty(),
                0.001,
                Duration.ofHours(24),
                100,
                2,
                3,
                3,
                10,
                action,
                Optional.empty());
    }

    @ParameterizedTest(name = "{0} = {1}: {2} {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "kind | \"Latency\" | SignalNotSupported | kind",
                "statistic | \"KS\" | SignalNotSupported | statistic",
                "reference | \"Trailing\" | SignalNotSupported | reference",
                "threshold.test | \"Point\" | SignalNotSupported | threshold.test",
                "threshold.breach | \"abc\" | InvalidContent | threshold.breach",
                "threshold.warn | \"abc\" | InvalidContent | threshold.warn",
                "threshold.alpha | \"often\" | InvalidContent | threshold.alpha",
                "threshold.breach | \"-0.2\" | InvalidContent | ",
                "threshold.warn | \"0.9\" | InvalidContent | ",
                "threshold.alpha | \"0\" | InvalidContent | ",
                "window | \"1 day\" | InvalidContent | window",
                "window | \"0s\" | InvalidContent | ",
                "minSamples | -1 | InvalidContent | ",
                "clearWindows | 0 | InvalidContent | ",
                "breachWindows | {\"count\": 4, \"of\": 3} | InvalidContent | ",
                "breachWindows | {\"count\": -1, \"of\": 3} | InvalidContent | ",
                "feature | null | InvalidContent | feature",
                "action | \"Rollback\" | InvalidContent | ",
                "name | \"score\" | InvalidContent | name"
            })
    void what_cannot_be_assessed_is_a_finding_and_costs_the_other_signal_nothing(
            String field, String json, String rule, String path) {
        ObjectNode spec = Yaml.json(TWO);
        Yaml.set(spec, "monitoring.signals.0." + field, json);
        MonitoringTerms terms = read(spec);
        String name = field.equals("name") ? "score" : "age";
        assertThat(terms.findings())
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.rule()).isEqualTo(rule);
                            assertThat(finding.path())
                                    .isEqualTo(
                                            "spec.monitoring.signals["
                                                    + name
                                                    + "]"
                                                    + (path == null ? "" : "." + path));
                            assertThat(finding.message()).isNotBlank();
                        });
        assertThat(terms.signals()).extracting(SignalTerms::name).containsExactly("score");
    }

    @Test
    void a_recorded_signal_warns_and_an_unreadable_one_blocks() {
        ObjectNode spec = Yaml.json(TWO);
        Yaml.set(spec, "monitoring.signals.0.kind", "\"Equity\"");
        Yaml.set(spec, "monitoring.signals.1.threshold", "{\"breach\": \"abc\"}");
        assertThat(read(spec).findings())
                .extracting(Finding::level)
                .containsExactly(Level.Warn, Level.Enforce);
    }

    @Test
    void a_rollback_with_attribution_is_kept() {
        ObjectNode spec = Yaml.json(TWO);
        Yaml.set(spec, "monitoring.signals.1.action", "\"Rollback\"");
        Yaml.set(spec, "monitoring.signals.1.attribution", "\"VersionBoundary\"");
        MonitoringTerms terms = read(spec);
        assertThat(terms.findings()).isEmpty();
        assertThat(terms.signals().get(1).action()).isEqualTo(SignalAction.Rollback);
        assertThat(terms.signals().get(1).attribution()).isPresent();
    }

    @Test
    void no_monitoring_is_no_signal_and_no_finding() {
        assertThat(MonitoringTerms.of(null).signals()).isEmpty();
        assertThat(read(Yaml.json("{}")).findings()).isEmpty();
    }
}
