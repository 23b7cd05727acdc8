package io.aihub.demo.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.api.v1alpha1.AIModel;
import io.aihub.demo.decide.DecisionCluster.Ran;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What a person sees before and after a decision. */
class DecisionBriefingTest extends DecisionCase {
    @Test
    void a_first_approval_shows_the_whole_entry_in_words() throws IOException {
        cluster.first(
                DecisionCluster.REQUIRED,
                ", \"findings\": [{\"rule\": \"SUP-02\", \"level\": \"Warn\", \"path\":"
                        + " \"artifact.sbomRef\", \"message\": \"name a bill of materials\"}]");

        Ran ran = cluster.sign("approve", "--role", "clinical-safety", "--until", "100d");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .contains("so that a radiologist reads the most urgent ones first")
                .contains("not for       Patients under 18 years; CT without contrast")
                .contains("Serious: Without triage, scans wait up to one week.")
                .contains("considered instead: More readers at night; Reading abroad")
                .contains("ct-thorax-training: Training, 48200 people")
                .contains("known bias: Few patients under 40 years")
                .contains("LocalValidation REPORT-2026-003: 10000 cases")
                .contains("detected-in-time 0.63 (0.58 to 0.68)")
                .contains("HumanInTheLoop: A radiologist reads every examination")
                .contains("ROUTINE-RAD-12; without it: ROUTINE-RAD-13, last tried 2026-09-15")
                .contains(
                        "age-input: InputDrift of age by PSI, warns above 0.1, breach above 0.2 in")
                .contains("2 of 3 windows of 24h with at least 100 cases; then Alert")
                .contains("Warn SUP-02 artifact.sbomRef: name a bill of materials")
                .contains(
                        "signatures    0 of 2; clinical-safety, information-security are missing");
    }

    @Test
    void the_page_says_what_is_not_stated() throws IOException {
        AIModel silent = DecisionCluster.changed(V1, "oversight.stopProcedureRef", "");
        cluster.model(
                silent, "{\"contentDigest\": \"%s\"}".formatted(DecisionCluster.digest(silent)));

        assertThat(cluster.sign("approve", "--role", "clinical-safety").out())
                .contains("to stop it    not stated; without it: ROUTINE-RAD-13");
    }

    @Test
    void until_when_it_would_hold_is_what_the_gate_says_of_policy_and_evidence()
            throws IOException {
        cluster.policy(
                """
                {"apiVersion": "aihub.io/v1alpha1", "kind": "GovernancePolicy",
                 "metadata": {"name": "region"},
                 "spec": {"quorum": [{"riskClass": "High", "roles": [
                    {"role": "clinical-safety", "count": 1},
                    {"role": "information-security", "count": 1}]}],
                  "maxValidity": [{"riskClass": "High", "duration": "240h"}]}}
                """);
        cluster.first(DecisionCluster.REQUIRED, "");

        assertThat(cluster.sign("approve", "--role", "clinical-safety").out())
                .contains(
                        "would hold    until 2026-12-02T12:00:00Z, limited by policy.maxValidity");
    }

    @Test
    void without_a_policy_to_read_the_evidence_limits_it() throws IOException {
        cluster.first(DecisionCluster.REQUIRED, "");

        assertThat(cluster.sign("approve", "--role", "clinical-safety", "--until", "900d").out())
                .contains("until 2027-04-21T00:00:00Z, limited by dpia.nextReview");
    }

    @Test
    void the_first_of_two_is_told_who_is_missing_and_the_second_that_pods_start()
            throws IOException {
        cluster.first(DecisionCluster.REQUIRED, "");
        assertThat(cluster.sign("approve", "--role", "clinical-safety").out())
                .endsWith("1 of 2; information-security is missing" + System.lineSeparator());
    }

    @Test
    void the_last_signature_is_told_until_when_and_that_pods_start() throws IOException {
        cluster.first(
                DecisionCluster.REQUIRED
                        + ", \"given\": [{\"role\": \"clinical-safety\", \"username\": \"ivar\"}]",
                "");
        Ran ran = cluster.sign("approve", "--role", "information-security", "--until", "30d");

        assertThat(ran.out())
                .contains("signatures    1 of 2; information-security is missing")
                .contains("ivar as clinical-safety")
                .contains("approved until 2026-12-22T12:00:00Z")
                .endsWith("; pods start" + System.lineSeparator());
    }

    @Test
    void a_half_sentence_far_into_the_purpose_is_seen_and_equal_numbers_are_not()
            throws IOException {
        String wider =
                "Orders contrast-enhanced CT examinations of the chest of adult cancer patients, also"
                        + " for children from 12 years, by the likelihood of pulmonary embolism, so that"
                        + " a radiologist reads the most urgent ones first. It does not diagnose.";
        cluster.serves(
                DecisionCluster.changed(V1, "intendedPurpose", wider), DecisionCluster.REQUIRED);

        Ran ran = cluster.sign("approve", "--role", "clinical-safety");

        assertThat(ran.out())
                .contains("1 against what serves")
                .contains("{+patients, also for children from 12 years,+}")
                .doesNotContain("10000 -> 10000");
    }

    @Test
    void corrected_terms_are_told_to_touch_no_pod() throws IOException {
        cluster.serves(
                DecisionCluster.changed(V1, "monitoring.noDataFor", "240h"),
                DecisionCluster.REQUIRED
                        + ", \"given\": [{\"role\": \"clinical-safety\", \"username\": \"ivar\"}]");

        Ran ran = cluster.sign("approve", "--role", "information-security");

        assertThat(ran.out())
                .contains("monitoring.noDataFor: 48h -> 240h (how long silence may last; LOOSENED)")
                .endsWith("the terms take effect; no pod is touched" + System.lineSeparator());
    }

    @Test
    void the_same_program_under_another_version_is_said_first() throws IOException {
        cluster.serves(DecisionCluster.changed(V1, "version", "2.0.4"), DecisionCluster.REQUIRED);

        Ran ran = cluster.sign("approve", "--role", "clinical-safety");

        assertThat(ran.out().lines().toList().get(1))
                .contains("NOTE")
                .contains("the same image and artifact as version 2.0.3");
    }
}
