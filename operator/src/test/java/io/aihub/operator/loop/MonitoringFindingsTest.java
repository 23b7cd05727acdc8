package io.aihub.operator.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.api.v1alpha1.MetricSource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What keeps signals from being measured is a finding that says what to do. */
class MonitoringFindingsTest {
    private LoopHarness harness;

    @BeforeEach
    void start() {
        harness = LoopHarness.empty();
        harness.apply(Applied.policy());
        harness.apply(Wish.version(1).model());
    }

    @AfterEach
    void stop() {
        harness.close();
    }

    @Test
    void a_source_that_is_not_there_or_not_for_this_namespace_or_not_read_is_named() {
        assertThat(source())
                .containsExactly("There is no MetricSource pods. Create it, or name another.");

        harness.apply(source("PodScrape", "elsewhere"));
        assertThat(source())
                .containsExactly(
                        "MetricSource pods does not serve namespace clinic. Add it to"
                                + " allowedNamespaces, or name another source.");

        harness.apply(source("Prometheus", "clinic"));
        assertThat(source())
                .containsExactly(
                        "MetricSource pods has a type that is only recorded: write PodScrape.");

        harness.apply(source("PodScrape", "clinic"));
        assertThat(source()).isEmpty();
    }

    @Test
    void a_profile_that_is_not_there_is_asked_for_by_name_until_it_is() {
        harness.apply(Applied.source());

        assertThat(messages("ReferenceProfileMissing"))
                .containsExactly("There is no ReferenceProfile m-2026 here: create it.");

        harness.apply(Applied.profile());

        assertThat(messages("ReferenceProfileMissing")).isEmpty();
    }

    private static MetricSource source(String type, String namespace) {
        return Serialization.unmarshal(
                """
                {"apiVersion":"aihub.io/v1alpha1","kind":"MetricSource","metadata":{"name":"pods"},
                 "spec":{"type":"%s","allowedNamespaces":["%s"]}}
                """
                        .formatted(type, namespace),
                MetricSource.class);
    }

    private List<String> source() {
        return messages("MetricSourceMissing");
    }

    private List<String> messages(String rule) {
        harness.settle();
        return harness.status().findings().stream()
                .filter(finding -> rule.equals(finding.rule()))
                .map(finding -> finding.message())
                .toList();
    }
}
