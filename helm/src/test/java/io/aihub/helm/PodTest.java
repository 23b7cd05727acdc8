package io.aihub.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PodTest {
    private static final Rendered CHART = Rendered.byDefault();

    @Test
    void every_container_keeps_to_the_restricted_level() {
        JsonNode pod = CHART.one("Deployment").at("/spec/template/spec");
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/seccompProfile/type").asText())
                .isEqualTo("RuntimeDefault");
        assertThat(pod.has("initContainers")).isFalse();
        assertThat(pod.path("containers")).hasSize(1);
        for (JsonNode container : pod.path("containers")) {
            JsonNode context = container.path("securityContext");
            assertThat(context.path("allowPrivilegeEscalation").isBoolean()).isTrue();
            assertThat(context.path("allowPrivilegeEscalation").asBoolean()).isFalse();
            assertThat(context.path("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(Rendered.texts(context.at("/capabilities/drop"))).containsExactly("ALL");
            assertThat(context.at("/capabilities").has("add")).isFalse();
        }
        assertThat(Rendered.elements(pod.path("volumes")).map(v -> v.has("emptyDir")))
                .containsExactly(true);
        assertThat(List.of("hostNetwork", "hostPID", "hostIPC")).noneMatch(pod::has);
    }

    @Test
    void one_of_two_operators_leads_and_they_are_kept_apart() {
        JsonNode spec = CHART.one("Deployment").path("spec");
        assertThat(spec.path("replicas").asInt()).isEqualTo(2);
        assertThat(spec.at("/strategy/rollingUpdate/maxUnavailable").asInt(-1)).isZero();
        assertThat(CHART.container().path("env").toString())
                .contains("{\"name\":\"AIHUB_LEADER_ELECTION_MODE\",\"value\":\"Lease\"}");
        assertThat(spec.at("/template/spec/topologySpreadConstraints/0/topologyKey").asText())
                .isEqualTo("kubernetes.io/hostname");
        assertThat(CHART.one("PodDisruptionBudget").at("/spec/maxUnavailable").asInt())
                .isEqualTo(1);
    }

    @Test
    void a_single_operator_stops_no_drain() {
        assertThat(Rendered.with("replicas: 1").of("PodDisruptionBudget")).isEmpty();
        assertThat(
                        Rendered.with("topologySpread: {topologyKey: \"\"}")
                                .one("Deployment")
                                .at("/spec/template/spec")
                                .has("topologySpreadConstraints"))
                .isFalse();
    }

    @Test
    void every_selector_matches_the_labels_of_the_pod() {
        Rendered all = Rendered.with("metrics: {serviceMonitor: {enabled: true}}");
        JsonNode labels = all.one("Deployment").at("/spec/template/metadata/labels");
        assertThat(
                        Stream.of(
                                all.one("Deployment").at("/spec/selector/matchLabels"),
                                all.one("Deployment")
                                        .at(
                                                "/spec/template/spec/topologySpreadConstraints/0"
                                                        + "/labelSelector/matchLabels"),
                                all.one("PodDisruptionBudget").at("/spec/selector/matchLabels"),
                                all.one("Service").at("/spec/selector"),
                                all.one("NetworkPolicy").at("/spec/podSelector/matchLabels")))
                .allSatisfy(selector -> assertMatches(selector, labels));
        assertMatches(
                all.one("ServiceMonitor").at("/spec/selector/matchLabels"),
                all.one("Service").at("/metadata/labels"));
    }

    @Test
    void every_port_that_is_named_is_one_of_the_container() {
        Set<String> ports = new TreeSet<>();
        CHART.container().path("ports").forEach(port -> ports.add(port.path("name").asText()));
        assertThat(CHART.one("Service").at("/spec/ports/0/targetPort").asText()).isIn(ports);
        assertThat(CHART.one("NetworkPolicy").at("/spec/ingress/0/ports/0/port").asText())
                .isIn(ports);
        assertThat(List.of("startupProbe", "readinessProbe", "livenessProbe"))
                .allSatisfy(
                        probe ->
                                assertThat(
                                                CHART.container()
                                                        .path(probe)
                                                        .at("/httpGet/port")
                                                        .asText())
                                        .isIn(ports));
    }

    @Test
    void every_setting_of_the_operator_can_be_set() throws IOException {
        Rendered all =
                Rendered.with(
                        "cluster: {location: OnPremises, region: SE-M, jurisdiction: SE}\n"
                                + "loop: {recheck: 30s}\n"
                                + "sampling: {threads: 4}\n");
        Set<String> given = new TreeSet<>();
        all.container().path("env").forEach(env -> given.add(env.path("name").asText()));
        given.removeAll(Set.of("JAVA_TOOL_OPTIONS", "MALLOC_ARENA_MAX"));
        assertThat(given).isEqualTo(settings());
        assertThat(all.container().path("env").toString())
                .contains("\"OnPremises\"", "\"SE-M\"", "\"30s\"", "\"4\"");
    }

    /** Read from the source, since the chart must not depend on the operator. */
    private static Set<String> settings() throws IOException {
        String source = Files.readString(Repository.settings());
        Set<String> names = new TreeSet<>();
        for (String group : List.of("Cluster", "LeaderElection", "Loop", "Sampling")) {
            String body = source.substring(source.indexOf("interface " + group + " {"));
            Matcher method =
                    Pattern.compile("([a-z]\\w+)\\(\\);")
                            .matcher(body.substring(0, body.indexOf("\n    }")));
            while (method.find()) {
                String words = group.replaceAll("(?<=[a-z])(?=[A-Z])", "_");
                names.add(("AIHUB_" + words + "_" + method.group(1)).toUpperCase(Locale.ROOT));
            }
        }
        assertThat(names).hasSizeGreaterThanOrEqualTo(5);
        return names;
    }

    private static void assertMatches(JsonNode selector, JsonNode labels) {
        assertThat(selector.size()).isPositive();
        selector.properties()
                .forEach(
                        wanted ->
                                assertThat(labels.get(wanted.getKey()))
                                        .isEqualTo(wanted.getValue()));
    }
}
