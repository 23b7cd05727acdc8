package io.aihub.operator.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.operator.loop.LoopHarness.Fork;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a reader sees at the end of each story in which nothing goes wrong. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RehearsedStoriesTest {
    private static final String CALM = "condition SignalsWithinLimits True WithinLimits";
    private static final String READY = "condition Ready True Ready";
    private static final String NOT_READY = "condition Ready False NotReady";
    private static final String NO_TRAFFIC =
            "service m {\"aihub.io/model\":\"m\",\"aihub.io/serving\":\"none\"}";

    /** The Deployments of three versions; the name is made of what their pods are. */
    private static final String ONE = "112a845f4b";

    private static final String TWO = "e86a483ad4";
    private static final String THREE = "05b93651b5";

    private final Map<Story, List<String>> endings = new HashMap<>();

    @BeforeAll
    void play() {
        Map<Story, Fork> ends = new HashMap<>();
        for (Story story : Stories.ALL) {
            Rehearsal rehearsal = Rehearsal.of(story, story.after().map(ends::get).orElse(null));
            ends.put(story, rehearsal.end());
            endings.put(story, rehearsal.ending());
        }
    }

    @Test
    void an_approved_first_version_serves_and_becomes_stable() {
        at(Stories.FIRST)
                .contains(READY, CALM, "condition Stable True Stable")
                .contains(runs(ONE), traffic(ONE))
                .contains("events {Deploying/Deploy=1, Switched/Switch=1}");
    }

    @Test
    void a_drifting_output_brings_the_version_before_back_and_quarantines_its_own() {
        at(Stories.ROLLBACK)
                .contains("last action RollBack m-ff0cd000a0 m-9fbf8f47cf 8 RolledBack")
                .contains("condition RolledBack True Recovered", NOT_READY, CALM)
                .contains("condition VersionOverridden True RolledBack")
                .contains(runs(ONE), rests(TWO), traffic(ONE))
                .anyMatch(line -> line.contains("m-ff0cd000a0") && line.contains("e=RolledBack"))
                .contains(
                        "events {ChangedSinceApproval/Approved=1, Deploying/Deploy=2,"
                                + " Recovered/RolledBack=1, RolledBack/RollBack=1,"
                                + " Switched/Switch=2}");
    }

    @Test
    void a_corrected_version_ends_the_override_and_leaves_the_quarantine() {
        at(Stories.NEXT)
                .contains(READY, runs(THREE), traffic(THREE))
                .noneMatch(line -> line.startsWith("condition VersionOverridden True"))
                .anyMatch(line -> line.contains("m-ff0cd000a0") && line.contains("e=RolledBack"));
    }

    @Test
    void a_lifted_stop_serves_what_served_before_without_another_deployment() {
        at(Stories.STOP)
                .contains("stops [Lifted]", READY, runs(ONE), traffic(ONE))
                .contains("last action Restart - m-9fbf8f47cf - Resumed")
                .contains(
                        "events {Deploying/Deploy=1, Resumed/Restart=1, Suspended/Approved=1,"
                                + " Suspended/Stop=1, Switched/Switch=1}");
    }

    @Test
    void when_the_last_approval_is_revoked_nothing_runs_and_nothing_is_routed() {
        at(Stories.REVOCATION)
                .contains("stops [Holding, Holding]", NOT_READY)
                .contains("condition Approved False Revoked", "condition Deployed False Stopped")
                .contains(rests(ONE), rests(TWO), NO_TRAFFIC)
                .contains("findings [MON-02, MON-06, NoRollbackTarget, Revoked, StaleContent]");
    }

    @Test
    void other_terms_are_adopted_by_the_pods_that_run() {
        at(Stories.TERMS)
                .contains("last action AdoptTerms m-9fbf8f47cf m-e0ee31297b - TermsChanged")
                .contains(READY, runs(ONE), traffic(ONE))
                .filteredOn(line -> line.startsWith("deployment"))
                .hasSize(1);
    }

    @Test
    void a_person_gets_the_version_before_back_and_the_reason_says_so() {
        at(Stories.ASKED)
                .contains("last action RollBack m-ff0cd000a0 m-9fbf8f47cf - RollbackRequested")
                .contains("condition RolledBack True Recovered")
                .contains(runs(ONE), rests(TWO), traffic(ONE));
    }

    @Test
    void a_signal_that_stops_leads_to_the_safe_state_until_a_person_resumes() {
        at(Stories.SAFE_STATE)
                .contains("last action Restart - m-3ad28033a0 - Resumed")
                .contains("condition SignalsWithinLimits Unknown NoData")
                .contains(runs(ONE), traffic(ONE))
                .anyMatch(line -> line.contains("SafetyStopped/Stop=1"));
    }

    @Test
    void a_version_that_answers_wrongly_never_serves() {
        at(Stories.SMOKE)
                .contains(READY, runs(THREE), traffic(THREE))
                .anyMatch(line -> line.contains("m-ff0cd000a0") && line.contains("served=false"))
                .anyMatch(line -> line.contains("SmokeTestFailed/Deployed=1"));
    }

    @Test
    void a_taken_name_holds_a_version_up_until_the_other_object_goes() {
        at(Stories.TAKEN)
                .contains(READY, runs(TWO), traffic(TWO))
                .anyMatch(line -> line.contains("NameTaken/Deployed=1"));
    }

    @Test
    void a_retired_model_leaves_its_record_and_no_deployment() {
        at(Stories.RETIRED)
                .contains("last action Retire m-9fbf8f47cf - - Retired", NO_TRAFFIC)
                .contains("condition Approved False Retired")
                .anyMatch(line -> line.startsWith("revision m-9fbf8f47cf Approved served=true"))
                .noneMatch(line -> line.startsWith("deployment"));
    }

    private ListAssert<String> at(Story story) {
        return assertThat(endings.get(story)).as(story.name());
    }

    private static String runs(String serving) {
        return "deployment m-" + serving + " replicas=2";
    }

    private static String rests(String serving) {
        return "deployment m-" + serving + " replicas=0";
    }

    private static String traffic(String serving) {
        return "service m {\"aihub.io/model\":\"m\",\"aihub.io/serving\":\"" + serving + "\"}";
    }
}
