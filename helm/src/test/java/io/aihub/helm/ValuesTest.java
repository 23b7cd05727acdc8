package io.aihub.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {
    private static final String DIGEST = "sha256:" + "a".repeat(64);

    @Test
    void the_chart_passes_the_strict_linter() {
        var result = Rendered.lint();
        assertThat(result.isFailed()).as(String.join("\n", result.getMessages())).isFalse();
        assertThat(result.getMessages()).noneMatch(line -> line.matches("(?s).*(WARN|ERR).*"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    replicas: 6                                      | /replicas    | maximum
                    replicas: -1                                     | /replicas    | minimum
                    topologySpread: {whenUnsatisfiable: Perhaps}     | Unsatisf     | DoNotSchedule
                    modelPods: {securityDeviations: [HostPath]}      | Deviations   | RunAsRoot
                    replica: 1                                       | replica      | additional
                    image: {repository: ""}                          | repository   | minLength
                    image: {repository: "a b"}                       | repository   | match
                    image: {digest: "sha256:12"}                     | digest       | match
                    image: {pullPolicy: Sometimes}                   | pullPolicy   | Always
                    image: {registry: somewhere}                     | registry     | additional
                    cluster: {location: Basement}                    | location     | OnPremises
                    cluster: {region: "S"}                           | region       | match
                    loop: {recheck: 31m}                             | recheck      | match
                    loop: {recheck: 1801s}                           | recheck      | match
                    loop: {recheck: 0s}                              | recheck      | match
                    sampling: {threads: 0}                           | threads      | minimum
                    approvers: {roles: [Clinical Safety]}            | roles/0      | match
                    approvers: {roles: [dpo, dpo]}                   | roles        | equal
                    approvers: {serviceAccounts: [ci]}               | /0           | match
                    records: {writers: ["it's me"]}                  | writers/0    | match
                    userRoles: {aggregateToEdit: true}               | aggregateTo  | additional
                    networkPolicy: {apiServer: {ports: []}}          | ports        | minItems
                    watch: {namespaces: [a]}                         | watch        | additional
                    """)
    void a_value_that_makes_no_sense_is_refused_with_its_name(
            String values, String name, String why) {
        assertThatThrownBy(() -> Rendered.with(values))
                .hasMessageContaining(name)
                .hasMessageContaining(why);
    }

    @Test
    void a_kubernetes_that_lacks_what_is_needed_is_refused() {
        assertThatThrownBy(() -> Rendered.on("1.31.9")).hasMessageContaining(">=1.32.0-0");
        assertThat(Rendered.on("1.32.0").objects()).isNotEmpty();
        assertThat(Rendered.on("1.34.4-custom.1").objects()).isNotEmpty();
    }

    @Test
    void a_digest_goes_before_a_tag_and_a_tag_before_the_version_of_the_chart() {
        assertThat(image("image: {repository: r.example/a}")).isEqualTo("r.example/a:0.1.0");
        assertThat(image("image: {repository: r.example/a, tag: x}")).isEqualTo("r.example/a:x");
        assertThat(image("image: {repository: r.example/a, tag: x, digest: " + DIGEST + "}"))
                .isEqualTo("r.example/a@" + DIGEST);
    }

    @Test
    void placing_the_pod_is_left_to_the_cluster() {
        JsonNode pod =
                Rendered.with(
                                """
                                image: {pullSecrets: [mirror]}
                                priorityClassName: system-cluster-critical
                                nodeSelector: {disk: ssd}
                                tolerations: [{key: hub, operator: Exists}]
                                """)
                        .one("Deployment")
                        .at("/spec/template/spec");
        assertThat(pod.at("/imagePullSecrets/0/name").asText()).isEqualTo("mirror");
        assertThat(pod.path("priorityClassName").asText()).isEqualTo("system-cluster-critical");
        assertThat(pod.at("/nodeSelector/disk").asText()).isEqualTo("ssd");
        assertThat(pod.at("/tolerations/0/key").asText()).isEqualTo("hub");
    }

    @Test
    void the_network_policy_follows_its_values() {
        assertThat(Rendered.with("networkPolicy: {enabled: false}").of("NetworkPolicy")).isEmpty();
        JsonNode policy =
                Rendered.with(
                                "networkPolicy: {metricsFrom: [],"
                                        + " apiServer: {ports: [8443], cidrs: [10.0.0.1/32]}}")
                        .one("NetworkPolicy")
                        .path("spec");
        assertThat(policy.path("ingress").isArray()).isTrue();
        assertThat(policy.path("ingress")).isEmpty();
        assertThat(policy.at("/egress/1/ports/0/port").asInt()).isEqualTo(8443);
        assertThat(policy.at("/egress/1/to/0/ipBlock/cidr").asText()).isEqualTo("10.0.0.1/32");
    }

    @Test
    void every_value_is_described_and_every_described_object_is_closed() throws IOException {
        JsonNode schema =
                new ObjectMapper()
                        .readTree(Repository.chart().resolve("values.schema.json").toFile());
        JsonNode values =
                new YAMLMapper().readTree(Repository.chart().resolve("values.yaml").toFile());
        List<String> wrong = new ArrayList<>();
        compare("", schema, values, wrong);
        assertThat(wrong).isEmpty();
    }

    private static void compare(String path, JsonNode schema, JsonNode values, List<String> wrong) {
        if (!schema.has("properties")) {
            return;
        }
        if (!schema.path("additionalProperties").isBoolean()) {
            wrong.add(path + " takes anything");
        }
        schema.path("properties")
                .properties()
                .forEach(
                        property -> {
                            String name = path + "/" + property.getKey();
                            if (property.getValue().path("description").asText().isBlank()) {
                                wrong.add(name + " is not described");
                            }
                            if (!values.has(property.getKey()) && !"/global".equals(name)) {
                                wrong.add(name + " has no default");
                            }
                            compare(
                                    name,
                                    property.getValue(),
                                    values.path(property.getKey()),
                                    wrong);
                        });
    }

    private static String image(String values) {
        return Rendered.with(values).container().path("image").asText();
    }
}
