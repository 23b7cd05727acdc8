package io.aihub.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No role of a person crosses the lines between editing, approving and recording. */
class UserRolesTest {
    private static final Rendered CHART = Rendered.byDefault();
    private static final String MODELS = "aihub.io/aimodels";
    private static final String DECISIONS = "aihub.io/modeldecisions";
    private static final Set<String> READING = Set.of("get", "list", "watch");

    /** What each role holds beside reading. */
    private static final Map<String, Set<String>> BESIDE_READING =
            Map.of(
                    "aihub-auditor",
                    Set.of(),
                    "aihub-editor",
                    Set.of(
                            "create " + MODELS,
                            "delete " + MODELS,
                            "patch " + MODELS,
                            "update " + MODELS,
                            "create aihub.io/referenceprofiles",
                            "delete aihub.io/referenceprofiles",
                            "patch aihub.io/referenceprofiles",
                            "update aihub.io/referenceprofiles"),
                    "aihub-approver",
                    Set.of("create " + DECISIONS, "advise " + MODELS, "suspend " + MODELS),
                    "aihub-hub-operator",
                    Set.of(
                            "create " + DECISIONS,
                            "acknowledge " + MODELS,
                            "advise " + MODELS,
                            "hold " + MODELS,
                            "rollback " + MODELS,
                            "suspend " + MODELS,
                            "resume " + MODELS + "/minimal",
                            "resume " + MODELS + "/limited",
                            "resume " + MODELS + "/high",
                            "sign " + DECISIONS + "/hub-operator"),
                    "aihub-break-glass",
                    Set.of("create " + DECISIONS, "break-glass " + MODELS),
                    "aihub-approve-high",
                    Set.of("approve " + MODELS + "/high"),
                    "aihub-approve-limited",
                    Set.of("approve " + MODELS + "/limited"),
                    "aihub-approve-minimal",
                    Set.of("approve " + MODELS + "/minimal"),
                    "aihub-sign-clinical-safety",
                    Set.of("sign " + DECISIONS + "/clinical-safety"),
                    "aihub-sign-information-security",
                    Set.of("sign " + DECISIONS + "/information-security"));

    static Stream<JsonNode> roles() {
        return CHART.of("ClusterRole").filter(r -> !"aihub-operator".equals(Rendered.name(r)));
    }

    @ParameterizedTest
    @MethodSource("roles")
    void a_role_holds_what_it_is_for_and_reading(JsonNode role) {
        Set<String> wanted =
                BESIDE_READING.getOrDefault(
                        Rendered.name(role), Set.of("sign " + DECISIONS + "/system-owner"));
        Set<String> rights = new TreeSet<>(Rights.of(role));
        rights.removeIf(right -> READING.contains(right.split(" ")[0]));
        assertThat(rights).isEqualTo(wanted);
    }

    @ParameterizedTest
    @MethodSource("roles")
    void a_role_that_reads_reads_all_kinds_and_no_secret_and_the_hub_its_pods(JsonNode role) {
        Set<String> read = new TreeSet<>(Rights.of(role));
        read.removeIf(right -> !right.startsWith("list "));
        Set<String> all = new TreeSet<>(Set.of("list /events", "list apps/deployments"));
        all.add("list events.k8s.io/events");
        CHART.of("CustomResourceDefinition")
                .forEach(
                        kind -> all.add("list aihub.io/" + kind.at("/spec/names/plural").asText()));
        assertThat(all).hasSize(9);
        if (Rendered.name(role).equals("aihub-hub-operator")) {
            all.add("list /pods");
        }
        boolean addsOneRight = Rendered.name(role).matches("aihub-(sign|approve)-.*");
        assertThat(read).isEqualTo(addsOneRight ? Set.of() : all);
    }

    @Test
    void every_role_is_there_and_no_other() {
        Set<String> wanted = new TreeSet<>(BESIDE_READING.keySet());
        wanted.add("aihub-sign-system-owner");
        assertThat(roles().map(Rendered::name)).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void no_role_goes_into_a_built_in_role_unless_asked_and_then_the_auditors_alone() {
        assertThat(roles().flatMap(UserRolesTest::aggregations)).isEmpty();
        Rendered asked = Rendered.with("userRoles: {aggregateToView: true}");
        assertThat(
                        asked.of("ClusterRole")
                                .filter(role -> aggregations(role).findAny().isPresent())
                                .map(Rendered::name))
                .containsExactly("aihub-auditor");
    }

    @Test
    void each_signing_role_of_the_values_becomes_one_role() {
        assertThat(Rendered.with("approvers: {roles: [dpo]}").names("ClusterRole"))
                .contains("aihub-sign-dpo")
                .doesNotContain("aihub-sign-clinical-safety");
    }

    @Test
    void every_role_and_verb_is_in_the_page_about_access() throws IOException {
        String page = Files.readString(Repository.access());
        roles().map(Rendered::name)
                .map(name -> name.replaceFirst("(aihub-sign)-.*", "$1"))
                .map(name -> name.replaceFirst("aihub-approve-(limited|high)", "`-$1`"))
                .forEach(name -> assertThat(page).contains(name));
        roles().flatMap(role -> Rights.of(role).stream())
                .map(right -> right.split(" ")[0])
                .distinct()
                .forEach(verb -> assertThat(page).contains(verb));
    }

    private static Stream<String> aggregations(JsonNode role) {
        Iterable<String> labels = () -> role.at("/metadata/labels").fieldNames();
        return StreamSupport.stream(labels.spliterator(), false)
                .filter(label -> label.startsWith("rbac.authorization.k8s.io/"));
    }
}
