package io.aihub.operator.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.api.v1alpha1.AIModelStatus;
import io.aihub.api.v1alpha1.ApprovalState;
import io.aihub.api.v1alpha1.HarmLevel;
import io.aihub.api.v1alpha1.RiskClass;
import io.aihub.api.v1alpha1.Stage;
import io.aihub.api.v1alpha1.YesNo;
import io.aihub.api.v1alpha1.status.GivenApproval;
import io.aihub.api.v1alpha1.status.ServingStatus.ServingState;
import io.aihub.api.v1alpha1.status.ShownEntry;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an auditor's list shows is what is in use, whatever somebody asks for meanwhile. */
class AuditorsListTest {
    private static final String SIGNED_UNTIL = "2027-12-01T00:00:00Z";

    /** The risk assessment is to be looked at again before that. */
    private static final String UNTIL = "2027-04-21T00:00:00Z";

    private LoopHarness loop;

    @BeforeEach
    void begin() {
        loop = LoopHarness.empty();
    }

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void before_anything_serves_the_list_shows_what_is_asked_for() {
        loop.apply(Wish.version(1).model());
        loop.settle();

        assertThat(loop.status().shown())
                .isEqualTo(
                        new ShownEntry(
                                RiskClass.High,
                                HarmLevel.Medium,
                                HarmLevel.Serious,
                                Stage.GeneralUse,
                                "Astrid Exempel",
                                null));
    }

    @Test
    void an_edit_that_nobody_approved_changes_nothing_that_the_list_shows() {
        loop.play(Stories.BEGUN);
        ShownEntry before = loop.status().shown();
        assertThat(before.riskClass()).isEqualTo(RiskClass.High);
        assertThat(before.until()).isEqualTo(UNTIL);

        loop.apply(milder().model());
        loop.settle();
        loop.restart();
        loop.settle();

        AIModelStatus status = loop.status();
        assertThat(status.shown()).isEqualTo(before);
        assertThat(status.serving().inForce()).isEqualTo(YesNo.Yes);
        assertThat(status.approval().state()).isEqualTo(ApprovalState.ChangedSinceApproval);
    }

    @Test
    void the_metric_of_the_end_is_of_what_serves_while_a_change_waits() {
        String expiry = "aihub_approval_expiry_timestamp_seconds";
        loop.apply(Applied.policy());
        loop.apply(Wish.version(1).model());
        loop.settle();
        assertThat(loop.metric(expiry)).isZero();

        loop.play(Stories.BEGUN);
        double until = Instant.parse(UNTIL).getEpochSecond();
        assertThat(loop.metric(expiry)).isEqualTo(until);

        loop.apply(milder().model());
        loop.settle();
        assertThat(loop.status().approval().effectiveUntil()).isNull();
        assertThat(loop.metric(expiry)).isEqualTo(until);

        loop.apply(Wish.version(2).set("spec.validity.until", "2027-03-20T00:00:00Z").model());
        loop.settle();
        assertThat(loop.metric(expiry)).isEqualTo(until);

        loop.apply(Applied.approval(loop));
        loop.settle();
        assertThat(loop.status().serving().version()).isEqualTo("2.0");
        assertThat(loop.metric(expiry))
                .isEqualTo(Instant.parse("2027-03-20T00:00:00Z").getEpochSecond());
    }

    @Test
    void a_change_is_in_the_list_when_it_serves() {
        loop.play(Stories.BEGUN);
        loop.apply(milder().set("spec.risk.class", "High").model());
        loop.settle();
        loop.apply(Applied.approval(loop));
        loop.settle();

        assertThat(loop.status().shown().residualRisk()).isEqualTo(HarmLevel.Low);
        assertThat(loop.status().shown().owner()).isEqualTo("Somebody Else");
    }

    @Test
    void the_owner_alone_needs_no_approval() {
        loop.play(Stories.BEGUN);
        loop.apply(Wish.version(1).set("spec.roles.systemOwner.name", "Åsa Öberg").model());
        loop.settle();

        assertThat(loop.status().shown().owner()).isEqualTo("Åsa Öberg");
    }

    @Test
    void who_approved_what_serves_and_until_when_stands_beside_it() {
        loop.play(Stories.BEGUN);
        loop.apply(milder().model());
        loop.settle();

        assertThat(loop.status().serving().approvedBy())
                .containsExactly(new GivenApproval("clinical-safety", "sara", SIGNED_UNTIL));
        assertThat(loop.status().serving().effectiveUntil()).isEqualTo(UNTIL);
        assertThat(loop.status().serving().limitedBy()).isEqualTo("dpia.nextReview");
        assertThat(loop.status().approval().given()).isEmpty();
    }

    @Test
    void what_is_asked_for_is_a_finding_beside_what_serves() {
        loop.play(Stories.BEGUN);
        loop.apply(milder().model());
        loop.settle();

        assertThat(loop.status().findings())
                .filteredOn(finding -> finding.rule().equals("ChangePending"))
                .singleElement()
                .satisfies(
                        finding ->
                                assertThat(finding.message())
                                        .contains("class Limited", "class High"));
    }

    @Test
    void approved_never_stands_beside_not_in_force() {
        loop.apply(Applied.policy());
        loop.apply(Wish.version(1).set("spec.validity.from", "2028-01-01T00:00:00Z").model());
        loop.settle();
        loop.apply(Applied.approval(loop));
        loop.settle();

        assertThat(loop.status().conditions())
                .filteredOn(condition -> condition.type().equals("Approved"))
                .singleElement()
                .satisfies(
                        condition -> {
                            assertThat(condition.reason()).isEqualTo("KeptOut");
                            assertThat(condition.message())
                                    .contains("a finding keeps this content out", "2028-01-01")
                                    .doesNotContain("every required role has approved");
                        });
    }

    @Test
    void ready_pods_are_counted_of_those_wanted() {
        loop.play(Stories.BEGUN);
        assertThat(loop.status().serving().ready()).isEqualTo("2/2");

        loop.pods().breaks(loop.all(Deployment.class).get(0).getMetadata().getName());
        loop.settle();

        assertThat(loop.status().serving().ready()).isEqualTo("0/2");
    }

    @Test
    void a_model_that_somebody_else_hosts_is_in_the_list_while_it_is_approved() {
        loop.apply(Applied.policy());
        loop.apply(external().model());
        loop.settle();
        assertThat(loop.status().serving().inForce()).isEqualTo(YesNo.No);

        loop.apply(Applied.approval(loop));
        loop.settle();
        assertInUse();

        loop.apply(external().set("spec.risk.assessment.residualRisk", "Low").model());
        loop.settle();
        assertInUse();
        assertThat(loop.status().shown().residualRisk()).isEqualTo(HarmLevel.Medium);

        loop.apply(external().set("spec.stage", "Retired").model());
        loop.settle();
        assertThat(loop.status().serving().inForce()).isEqualTo(YesNo.No);
        assertThat(loop.status().shown().stage()).isEqualTo(Stage.Retired);
    }

    private void assertInUse() {
        assertThat(loop.status().serving().inForce()).isEqualTo(YesNo.Yes);
        assertThat(loop.status().serving().state()).isEqualTo(ServingState.None);
        assertThat(loop.status().serving().summary()).isEqualTo("External 1.0 Approved");
        assertThat(loop.status().shown().until()).isEqualTo(UNTIL);
    }

    private static Wish external() {
        return Wish.version(1).set("spec.hosting", "External").without("spec.serving").signals();
    }

    private static Wish milder() {
        return Wish.version(1)
                .set("spec.risk.class", "Limited")
                .set("spec.risk.assessment.residualRisk", "Low")
                .set("spec.roles.systemOwner.name", "Somebody Else");
    }
}
