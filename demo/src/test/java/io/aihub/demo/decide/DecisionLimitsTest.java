package io.aihub.demo.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.DecisionKind;
import io.aihub.api.v1alpha1.DecisionScope;
import io.aihub.api.v1alpha1.ModelDecisionSpec;
import io.aihub.demo.decide.DecisionCluster.Ran;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which decisions are refused before they are made, and which others need a word more. */
class DecisionLimitsTest extends DecisionCase {
    private ModelDecisionSpec only() {
        assertThat(cluster.decisions()).hasSize(1);
        return cluster.decisions().get(0).getSpec();
    }

    @ParameterizedTest
    @CsvSource({
        "clinical-saftey, '', nobody asked for the role clinical-saftey",
        "clinical-safety, '', sara has signed already",
        "information-security, '', a person counts for one role",
        "clinical-safety, 10d, give a later end",
    })
    void a_signature_that_could_not_count_is_refused(String role, String until, String words)
            throws IOException {
        cluster.first(
                DecisionCluster.REQUIRED
                        + ", \"given\": [{\"role\": \"clinical-safety\", \"username\": \"SARA\","
                        + " \"until\": \"2027-01-01T00:00:00Z\"}]",
                "");
        Ran ran =
                until.isEmpty()
                        ? cluster.sign("approve", "--role", role)
                        : cluster.sign("approve", "--role", role, "--until", until);

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).containsIgnoringCase(words);
        assertThat(cluster.decisions()).isEmpty();
    }

    @Test
    void a_later_end_renews_a_signature() throws IOException {
        cluster.first(
                DecisionCluster.REQUIRED
                        + ", \"given\": [{\"role\": \"clinical-safety\", \"username\": \"sara\","
                        + " \"until\": \"2027-01-01T00:00:00Z\"}]",
                "");

        assertThat(cluster.sign("approve", "--role", "clinical-safety", "--until", "300d").code())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ok", "-- !! 1234", "y e", "  "})
    void a_reason_that_says_nothing_is_refused(String reason) throws IOException {
        cluster.first(DecisionCluster.REQUIRED, "");
        Ran ran =
                cluster.decide(
                        "approve",
                        "pe-triage-ct",
                        "--role",
                        "clinical-safety",
                        "--reason",
                        reason,
                        "--yes");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("says nothing to an auditor");
    }

    /** Version 2.1.0 was rolled back from, 2.0.3 serves. */
    private void rolledBack() throws IOException {
        cluster.serves(DecisionCluster.example(V2), DecisionCluster.REQUIRED);
        cluster.revision(
                DecisionCluster.example(V2),
                """
                {"approval": "Approved", "quarantine": {"reason": "RolledBack",
                 "at": "2026-11-20T10:00:00Z", "by": "aihub-operator"}}
                """);
    }

    @Test
    void a_retry_says_what_was_rolled_back_from_and_counts_like_an_approval() throws IOException {
        rolledBack();

        Ran ran = cluster.sign("retry", "--role", "clinical-safety");

        assertThat(ran.err()).isEmpty();
        assertThat(only().decision()).isEqualTo(DecisionKind.Retry);
        assertThat(ran.out().lines().toList().get(1))
                .contains(
                        "rolled back from at 2026-11-20T10:00:00Z (RolledBack, by aihub-operator)");
        assertThat(ran.out())
                .contains("starts again and takes the traffic, although it was rolled back from")
                .endsWith("1 of 2; information-security is missing" + System.lineSeparator());
        assertThat(cluster.sign("retry", "--role", "clinical-safety").err())
                .contains("sara has signed already");
    }

    @Test
    void what_was_not_rolled_back_from_is_not_retried() throws IOException {
        cluster.serves(DecisionCluster.example(V2), DecisionCluster.REQUIRED);

        assertThat(cluster.sign("retry", "--role", "clinical-safety").err())
                .contains("was not rolled back from");
    }

    @Test
    void an_approval_of_quarantined_pods_is_told_that_nothing_starts() throws IOException {
        rolledBack();
        Ran ran = cluster.sign("approve", "--role", "clinical-safety");
        assertThat(ran.out()).contains("they start again after a full quorum of Retry");
    }

    /** Other terms for the pods of 2.0.3 serve, and both are approved. */
    private void twins() throws IOException {
        AIModel twin = DecisionCluster.changed(V1, "monitoring.noDataFor", "24h");
        cluster.revision(DecisionCluster.example(V1), "{\"approval\": \"Superseded\"}");
        String serving = cluster.revision(twin, "{\"approval\": \"Approved\"}");
        cluster.model(
                twin,
                """
                {"contentDigest": "%s",
                 "serving": {"state": "Serving", "version": "2.0.3", "revision": "%s"}}
                """
                        .formatted(DecisionCluster.digest(twin), serving));
    }

    @Test
    void where_pods_are_shared_a_revocation_needs_a_scope_and_shows_what_stops_either_way()
            throws IOException {
        twins();
        String[] one = {"--role", "clinical-safety", "--digest", DecisionCluster.digest(V1)};

        Ran ran = cluster.sign("revoke", one);

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out())
                .contains("this-content: nothing that serves stops; these pods may serve under")
                .contains(
                        "which serves, stops: traffic goes to an approved stable revision on other")
                .contains("these pods serve under no content any more");
        assertThat(ran.err()).contains("--scope this-content or --scope same-pods");
        assertThat(cluster.decisions()).isEmpty();

        cluster.sign("revoke", one[0], one[1], one[2], one[3], "--scope", "same-pods");
        assertThat(only().scope()).isEqualTo(DecisionScope.SamePods);
    }

    @Test
    void an_unknown_scope_is_not_understood() throws IOException {
        twins();
        Ran ran = cluster.sign("revoke", "--role", "clinical-safety", "--scope", "everything");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("this-content or same-pods");
    }

    @Test
    void content_that_nobody_can_see_is_not_approved() throws IOException {
        cluster.first(DecisionCluster.REQUIRED, "");
        Ran ran =
                cluster.sign(
                        "approve",
                        "--role",
                        "clinical-safety",
                        "--digest",
                        "sha256:" + "0".repeat(64));
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("nobody can see what is decided");
    }

    @Test
    void a_digest_that_is_named_is_what_is_shown() throws IOException {
        cluster.serves(
                DecisionCluster.changed(V2, "risk.class", "Limited"), DecisionCluster.REQUIRED);
        Ran ran =
                cluster.sign(
                        "reject",
                        "--role",
                        "clinical-safety",
                        "--digest",
                        DecisionCluster.digest(V1));
        assertThat(ran.out()).contains("version       2.0.3").contains("risk class    High");
        assertThat(only().riskClass()).hasToString("High");
    }

    @Test
    void an_emergency_needs_its_incident_and_records_it_with_what_was_read() throws IOException {
        cluster.first(DecisionCluster.REQUIRED, "");
        assertThat(cluster.sign("break-glass", "--role", "clinical-safety").err())
                .contains("--incident");

        Ran ran =
                cluster.sign(
                        "break-glass",
                        "--role",
                        "clinical-safety",
                        "--incident",
                        "INC-7",
                        "--basis",
                        "REPORT-2026-003@1.2",
                        "--basis",
                        "IFU-2.0");

        assertThat(ran.err()).isEmpty();
        assertThat(only().decision()).isEqualTo(DecisionKind.BreakGlass);
        assertThat(only().incidentRef()).isEqualTo("INC-7");
        assertThat(only().basis())
                .extracting(read -> read.ref() + " " + read.version())
                .containsExactly("REPORT-2026-003 1.2", "IFU-2.0 null");
    }

    @ParameterizedTest
    @CsvSource({"request-changes, RequestChanges", "advise, Advise"})
    void an_opinion_and_a_wish_for_changes_have_their_commands(String word, DecisionKind kind)
            throws IOException {
        cluster.first(DecisionCluster.REQUIRED, "");
        assertThat(cluster.sign(word, "--role", "clinical-safety").code()).isZero();
        assertThat(only().decision()).isEqualTo(kind);
        assertThat(only().contentDigest()).isEqualTo(DecisionCluster.digest(V1));
    }

    @Test
    void signs_that_would_move_the_cursor_are_written_out() throws IOException {
        AIModel sly = DecisionCluster.changed(V1, "intendedPurpose", "Sorts scans.\u001b[2K\u202e");
        cluster.model(sly, "{\"contentDigest\": \"%s\"}".formatted(DecisionCluster.digest(sly)));
        assertThat(cluster.sign("approve", "--role", "clinical-safety").out())
                .contains("Sorts scans.\\u{001b}[2K\\u{202e}");
    }
}
