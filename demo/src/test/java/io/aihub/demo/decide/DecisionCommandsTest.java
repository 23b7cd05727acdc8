package io.aihub.demo.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.api.v1alpha1.DecisionKind;
import io.aihub.api.v1alpha1.ModelDecision;
import io.aihub.api.v1alpha1.RiskClass;
import io.aihub.demo.decide.DecisionCluster.Ran;
import io.aihub.dossier.content.ContentSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionCommandsTest extends DecisionCase {
    private static final String WHY = "seen on the ward, and it puts patients at risk";

    /** 2.0.3 serves, 2.1.0 is asked for. */
    private void twoVersions(String more) throws IOException {
        String serving = cluster.revision(V1);
        cluster.revision(V2);
        cluster.model(
                V2,
                """
                {"contentDigest": "%s",
                 "serving": {"state": "Serving", "version": "2.0.3", "revision": "%s",
                             "approval": "Approved"}%s}
                """
                        .formatted(DecisionCluster.digest(V2), serving, more));
    }

    private ModelDecision only() {
        assertThat(cluster.decisions()).hasSize(1);
        return cluster.decisions().get(0);
    }

    @Test
    void an_approval_names_the_content_asked_for_and_who_the_api_server_says_one_is()
            throws IOException {
        twoVersions("");
        Ran ran =
                cluster.decide(
                        "approve",
                        "pe-triage-ct",
                        "--role",
                        "clinical-safety",
                        "--reason",
                        "validated",
                        "--until",
                        "365d",
                        "--yes");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        ModelDecision made = only();
        assertThat(made.getSpec().decision()).isEqualTo(DecisionKind.Approve);
        assertThat(made.getSpec().contentDigest()).isEqualTo(DecisionCluster.digest(V2));
        assertThat(made.getSpec().riskClass()).isEqualTo(RiskClass.High);
        assertThat(made.getSpec().approver().username()).isEqualTo("sara");
        assertThat(made.getSpec().validUntil()).isEqualTo("2027-11-22T12:00:00Z");
        assertThat(made.getMetadata().getName())
                .matches("pe-triage-ct-approve-clinical-safety-[0-9a-f]{8}");
        assertThat(ran.out())
                .endsWith(
                        "modeldecision.aihub.io/"
                                + made.getMetadata().getName()
                                + " created"
                                + System.lineSeparator());
    }

    @Test
    void what_is_decided_is_shown_with_both_risks_and_the_changed_fields() throws IOException {
        twoVersions("");
        Ran ran =
                cluster.decide(
                        "approve",
                        "pe-triage-ct",
                        "--role",
                        "clinical-safety",
                        "--reason",
                        "validated",
                        "--as",
                        "sara@region-exempel.example",
                        "--yes");
        assertThat(ran.out())
                .contains(DecisionCluster.digest(V2))
                .contains("Medium, against harm if absent: Serious")
                .contains("2.0.3 (pe-triage-ct-")
                .contains("sara@region-exempel.example as clinical-safety")
                .contains("    version: 2.0.3 -> 2.1.0")
                .contains("    artifact.digest: sha256:")
                .doesNotContain("Astrid");
        assertThat(only().getSpec().approver().username()).isEqualTo("sara@region-exempel.example");
    }

    @Test
    void without_a_terminal_nothing_is_created_and_the_error_says_to_add_yes() throws IOException {
        twoVersions("");
        Ran ran = cluster.decide("approve", "pe-triage-ct", "--role", "r", "--reason", "validated");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("add --yes");
        assertThat(cluster.decisions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"n", "", "perhaps"})
    void anything_but_yes_creates_nothing(String answer) throws IOException {
        twoVersions("");
        cluster.says(answer);
        Ran ran = cluster.decide("approve", "pe-triage-ct", "--role", "r", "--reason", "validated");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("nothing was created");
        assertThat(cluster.decisions()).isEmpty();
    }

    @Test
    void yes_at_the_terminal_creates_it() throws IOException {
        twoVersions("");
        cluster.says("y");
        Ran ran = cluster.decide("reject", "pe-triage-ct", "--role", "r", "--reason", WHY);
        assertThat(ran.code()).isZero();
        assertThat(only().getSpec().decision()).isEqualTo(DecisionKind.Reject);
    }

    @Test
    void a_revocation_acts_on_what_serves_unless_a_digest_is_named() throws IOException {
        twoVersions("");
        cluster.decide("revoke", "pe-triage-ct", "--role", "r", "--reason", WHY, "--yes");
        assertThat(only().getSpec().contentDigest()).isEqualTo(DecisionCluster.digest(V1));
        cluster.decide(
                "revoke",
                "pe-triage-ct",
                "--role",
                "s",
                "--reason",
                WHY,
                "--yes",
                "--digest",
                DecisionCluster.digest(V2));
        assertThat(cluster.decisions())
                .extracting(made -> made.getSpec().contentDigest())
                .containsExactlyInAnyOrder(DecisionCluster.digest(V1), DecisionCluster.digest(V2));
    }

    @Test
    void a_revocation_of_what_does_not_serve_asks_for_a_digest() throws IOException {
        cluster.model(V1, "{\"contentDigest\": \"%s\"}".formatted(DecisionCluster.digest(V1)));
        Ran ran = cluster.decide("revoke", "pe-triage-ct", "--role", "r", "--reason", WHY, "--yes");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("--digest");
    }

    @Test
    void a_suspension_acts_on_the_model_and_needs_words() throws IOException {
        twoVersions("");
        Ran brief =
                cluster.decide("suspend", "pe-triage-ct", "--role", "r", "--reason", "no", "--yes");
        assertThat(brief.code()).isEqualTo(1);
        assertThat(brief.err()).contains("20 characters");
        cluster.decide("suspend", "pe-triage-ct", "--role", "r", "--reason", WHY, "--yes");
        assertThat(only().getSpec().decision()).isEqualTo(DecisionKind.Suspend);
        assertThat(only().getSpec().contentDigest()).isNull();
    }

    @Test
    void a_suspension_takes_no_end_since_people_lift_it() throws IOException {
        twoVersions("");
        Ran ran =
                cluster.decide(
                        "suspend",
                        "pe-triage-ct",
                        "--role",
                        "r",
                        "--reason",
                        WHY,
                        "--until",
                        "72h",
                        "--yes");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("aihub resume");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reject", "request-changes", "acknowledge", "advise"})
    void an_end_of_what_does_not_end_by_itself_is_refused(String command) throws IOException {
        twoVersions("");
        Ran ran =
                cluster.decide(
                        command,
                        "pe-triage-ct",
                        "--role",
                        "r",
                        "--reason",
                        WHY,
                        "--until",
                        "72h",
                        "--yes");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("does not end by itself; leave --until out");
        assertThat(cluster.decisions()).isEmpty();
    }

    @Test
    void a_resumption_lifts_the_stops_that_hold_and_no_revocation() throws IOException {
        twoVersions(
                """
                , "stops": [
                  {"uid": "u1", "kind": "Suspend", "state": "Holding", "by": "ivar",
                   "since": "2026-11-21T03:00:00Z", "reason": "wrong side on three scans"},
                  {"uid": "u2", "kind": "Suspend", "state": "Lifted"},
                  {"uid": "u3", "kind": "Revoke", "state": "Holding"},
                  {"uid": "u4", "kind": "Safety", "state": "Holding"}]
                """);
        Ran ran =
                cluster.decide(
                        "resume", "pe-triage-ct", "--role", "r", "--reason", "fixed", "--yes");
        assertThat(ran.code()).isZero();
        assertThat(only().getSpec().lifts()).containsExactly("u1", "u4");
        assertThat(ran.out())
                .contains("Suspend by ivar since 2026-11-21T03:00:00Z: wrong side on three scans");
    }

    @Test
    void nothing_to_resume_is_refused() throws IOException {
        twoVersions("");
        Ran ran = cluster.decide("resume", "pe-triage-ct", "--role", "r", "--reason", "x", "--yes");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("nothing stops pe-triage-ct");
    }

    @Test
    void a_rollback_names_a_revision_that_exists() throws IOException {
        twoVersions("");
        Ran unknown =
                cluster.decide(
                        "rollback",
                        "pe-triage-ct",
                        "--role",
                        "hub-operator",
                        "--reason",
                        "slow",
                        "--to",
                        "pe-triage-ct-0000000000",
                        "--yes");
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.err()).contains("there are: pe-triage-ct-");
        String to = ContentSnapshot.of(DecisionCluster.example(V1)).revisionName();
        cluster.decide(
                "rollback",
                "pe-triage-ct",
                "--role",
                "hub-operator",
                "--reason",
                "slow",
                "--to",
                to,
                "--yes");
        assertThat(only().getSpec().decision()).isEqualTo(DecisionKind.Rollback);
        assertThat(only().getSpec().rollbackTo()).isEqualTo(to);
    }

    @Test
    void an_acknowledgement_names_the_content() throws IOException {
        twoVersions("");
        cluster.decide("acknowledge", "pe-triage-ct", "--role", "r", "--reason", "seen", "--yes");
        assertThat(only().getSpec().decision()).isEqualTo(DecisionKind.Acknowledge);
        assertThat(only().getSpec().contentDigest()).isEqualTo(DecisionCluster.digest(V2));
    }

    @Test
    void a_model_that_does_not_exist_is_answered_with_those_that_do() throws IOException {
        twoVersions("");
        Ran ran = cluster.decide("suspend", "pe-triage", "--role", "r", "--reason", WHY, "--yes");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("no AIModel pe-triage ").contains("pe-triage-ct");
    }

    @Test
    void content_that_the_operator_has_not_seen_cannot_be_approved() throws IOException {
        cluster.model(V2, "{\"contentDigest\": \"%s\"}".formatted(DecisionCluster.digest(V1)));
        Ran ran =
                cluster.decide("approve", "pe-triage-ct", "--role", "r", "--reason", "x", "--yes");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("the operator has not looked");
        assertThat(cluster.decisions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow", "-1d", "2020-01-01T00:00:00Z", "0s"})
    void an_end_that_is_none_or_has_passed_is_refused(String until) throws IOException {
        twoVersions("");
        Ran ran =
                cluster.decide(
                        "approve",
                        "pe-triage-ct",
                        "--role",
                        "r",
                        "--reason",
                        "x",
                        "--yes",
                        "--until=" + until);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("--until");
    }

    @Test
    void a_cluster_that_does_not_answer_is_said_without_a_stack_trace() throws IOException {
        Path elsewhere = folder.resolve("elsewhere");
        Files.writeString(
                elsewhere,
                Files.readString(folder.resolve("kubeconfig"))
                        .replaceAll("127.0.0.1:[0-9]+", "127.0.0.1:1"));
        Ran ran =
                cluster.run(
                        "suspend",
                        "m",
                        "--role",
                        "r",
                        "--reason",
                        WHY,
                        "--yes",
                        "--kubeconfig",
                        elsewhere.toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err())
                .startsWith("error: the API server cannot be reached")
                .doesNotContain("\tat ");
    }
}
