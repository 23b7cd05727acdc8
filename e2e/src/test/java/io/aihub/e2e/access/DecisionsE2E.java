package io.aihub.e2e.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.aihub.api.v1alpha1.AIModel;
import io.aihub.e2e.RealCluster;
import io.aihub.e2e.rig.ControlPlane;
import io.aihub.e2e.rig.Until;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of a decision before it is stored, and what can be done to it afterwards. */
@RealCluster
class DecisionsE2E {
    private static final String RECORDS =
            "only the operator writes ModelRevisions and the status of AIModels; change the spec of"
                    + " the AIModel, or create a ModelDecision";
    private static final String FORGED = "\"status\": {\"approval\": {\"state\": \"Approved\"}}";
    private static final String KEPT =
            "a ModelRevision is the record of what ran and is kept; it goes when its namespace is"
                    + " deleted";

    private static AccessNamespace ward;
    private static Phrases phrases;

    @BeforeAll
    static void open(ControlPlane cluster) {
        ward = AccessNamespace.open(cluster);
        phrases = new Phrases(ward.wicket());
    }

    @AfterAll
    static void close() {
        ward.close();
    }

    static Stream<List<String>> rows() {
        return Table.rows("decisions.txt");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void a_decision_is_answered_as_the_table_says(List<String> row) {
        Caller caller = Caller.valueOf(row.get(0));
        String signed =
                row.get(4).equals("own") ? caller.user() : Caller.valueOf(row.get(4)).user();
        Decision decision =
                Decision.of(caller, row.get(1)).in(row.get(2)).as(row.get(3)).signedBy(signed);

        AccessAnswer answer = ward.wicket().ask(caller, decision.wire());

        String wanted = row.get(5);
        if (answer.isByPolicy() || wanted.equals("accepted")) {
            assertThat(answer.words()).isEqualTo(wanted.equals("accepted") ? "" : wanted);
        } else {
            assertThat(answer.code()).isIn(403, 422);
            assertThat(answer.message()).contains(wanted);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "update", "patch"})
    void one_right_to_change_a_model_is_enough_to_be_kept_from_approving(
            String verb, ControlPlane cluster) {
        RawRequest approval =
                phrases.wire(Caller.Security, "decide Approve High information-security");
        assertThat(ward.wicket().ask(Caller.Security, approval).word()).isEqualTo("yes");
        String manifest = changer(verb, "");
        cluster.kubectlWith(manifest, "apply", "-f", "-").orFail();
        try {
            awaitWord(Caller.Security, approval, "policy");
        } finally {
            cluster.kubectlWith(manifest, "delete", "-f", "-").orFail();
        }
        awaitWord(Caller.Security, approval, "yes");
    }

    @Test
    void who_may_change_one_model_alone_may_still_approve_the_others(ControlPlane cluster) {
        Decision own =
                Decision.of(Caller.Security, "Approve").in("High").as("information-security");
        String manifest = changer("patch", "resourceNames: [" + AccessNamespace.MODEL + "], ");
        cluster.kubectlWith(manifest, "apply", "-f", "-").orFail();
        try {
            awaitWord(Caller.Security, own.wire(), "policy");
            RawRequest other =
                    own.about(
                                    new Decision.Matter(
                                            "another-model",
                                            Decision.Matter.ANY.digest(),
                                            List.of()))
                            .wire();
            assertThat(ward.wicket().ask(Caller.Security, other).word()).isEqualTo("yes");
        } finally {
            cluster.kubectlWith(manifest, "delete", "-f", "-").orFail();
        }
        awaitWord(Caller.Security, own.wire(), "yes");
    }

    private static String changer(String verb, String names) {
        return """
               apiVersion: rbac.authorization.k8s.io/v1
               kind: Role
               metadata: {name: changer, namespace: access}
               rules: [{apiGroups: [aihub.io], resources: [aimodels], %sverbs: [%s]}]
               ---
               apiVersion: rbac.authorization.k8s.io/v1
               kind: RoleBinding
               metadata: {name: changer, namespace: access}
               roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: changer}
               subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: "%s"}]
               """
                .formatted(names, verb, Caller.Security.user());
    }

    private static void awaitWord(Caller caller, RawRequest wire, String word) {
        Until.SOON.holds(
                () -> word + ": " + ward.wicket().ask(caller, wire),
                () -> ward.wicket().ask(caller, wire).word().equals(word));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "patch modeldecisions  | a ModelDecision is immutable; write a new one",
                "update modeldecisions | a ModelDecision is immutable; write a new one",
                "patch modelrevisions  | a ModelRevision is immutable; change the AIModel instead",
                "patch referenceprofiles | a ReferenceProfile is immutable; create one under a new name",
            })
    void what_was_written_once_cannot_be_changed_even_by_the_administrator(
            String phrase, String message) {
        AccessAnswer answer = ward.wicket().ask(Caller.Root, phrases.wire(Caller.Root, phrase));
        assertThat(answer.code()).isEqualTo(422);
        assertThat(answer.message()).endsWith(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "patch aimodels/status",
                "update aimodels/status",
                "create modelrevisions",
                "apply modelrevisions",
                "label modelrevisions",
                "patch modelrevisions/status",
                "update modelrevisions/status",
            })
    void what_the_operator_records_cannot_be_forged_even_by_the_administrator(String phrase) {
        AccessAnswer answer = ward.wicket().ask(Caller.Root, phrases.wire(Caller.Root, phrase));
        assertThat(answer.words()).isEqualTo(RECORDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete modelrevisions", "deletecollection modelrevisions"})
    void a_revision_is_not_deleted_while_its_namespace_stays(String phrase) {
        AccessAnswer answer = ward.wicket().ask(Caller.Root, phrases.wire(Caller.Root, phrase));
        assertThat(answer.words()).isEqualTo(KEPT);
    }

    @Test
    void a_model_that_is_created_with_an_approval_in_its_status_has_none() {
        RawRequest honest = phrases.wire(Caller.Editor, "create aimodels");
        String body = honest.body().replaceFirst("}$", ", " + FORGED + "}");
        JsonNode made =
                ward.wicket()
                        .read(
                                Caller.Editor,
                                new RawRequest(
                                        honest.method(), honest.path(), honest.type(), body));
        assertThat(made.at("/metadata/name").asText()).isEqualTo(AccessNamespace.MODEL + "-new");
        assertThat(made.has("status")).isFalse();
    }

    @Test
    void somebody_who_does_not_say_who_they_are_sees_nothing(ControlPlane cluster)
            throws IOException {
        String nameless =
                Files.readString(cluster.kubeconfig()).replaceFirst("token: [0-9a-f]+", "");
        Config config = Config.fromKubeconfig(nameless);
        try (KubernetesClient nobody = new KubernetesClientBuilder().withConfig(config).build()) {
            assertThatThrownBy(() -> nobody.resources(AIModel.class).inNamespace("access").list())
                    .hasMessageContaining("User \"system:anonymous\" cannot list resource");
        }
    }
}
