package io.aihub.operator.report;

import static io.aihub.operator.StatusDraft.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.api.v1alpha1.AIModelStatus;
import io.aihub.api.v1alpha1.Condition.Status;
import io.aihub.api.v1alpha1.SignalKind;
import io.aihub.api.v1alpha1.SignalOutcome;
import io.aihub.api.v1alpha1.SignalState;
import io.aihub.decision.Reason;
import io.aihub.operator.StatusDraft;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class KubernetesEventPickerTest {
    private static final String LATER = "2027-03-01T12:05:00Z";
    private final KubernetesEventPicker picker = new KubernetesEventPicker();

    static Stream<Arguments> happenings() {
        return Stream.of(
                Arguments.of(
                        "an action",
                        status().acted("RollBack", Reason.RolledBack, LATER),
                        Reason.RolledBack),
                Arguments.of(
                        "an output breach",
                        status().signal(SignalState.Breached, SignalOutcome.Breach, LATER),
                        Reason.Breach),
                Arguments.of(
                        "an input breach",
                        status().kind(SignalKind.InputDrift)
                                .signal(SignalState.Breached, SignalOutcome.Breach, LATER),
                        Reason.InputDriftAlert),
                Arguments.of(
                        "blindness",
                        status().shows("MonitoringAvailable", Status.False, Reason.NoData, LATER),
                        Reason.NoData),
                Arguments.of(
                        "a policy that is gone",
                        status().shows("Approved", Status.False, Reason.NoGovernancePolicy, LATER),
                        Reason.NoGovernancePolicy),
                Arguments.of(
                        "a recovery",
                        status().shows("RolledBack", Status.True, Reason.Recovered, LATER),
                        Reason.Recovered),
                Arguments.of(
                        "a rollback that did not help",
                        status().shows(
                                        "RolledBack",
                                        Status.True,
                                        Reason.RollbackIneffective,
                                        LATER),
                        Reason.RollbackIneffective),
                Arguments.of(
                        "a name that is taken",
                        status().shows("Deployed", Status.False, Reason.NameTaken, LATER),
                        Reason.NameTaken));
    }

    static Stream<Arguments> holds() {
        return Stream.of(
                Arguments.of(
                        "a hold that begins",
                        status().shows("Held", Status.True, Reason.AutomationHeld, LATER),
                        Reason.AutomationHeld),
                Arguments.of(
                        "a hold that ends",
                        status().shows("Held", Status.False, Reason.HoldEnded, LATER),
                        Reason.HoldEnded));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"happenings", "holds"})
    void every_happening_is_told_once_and_not_again(String what, StatusDraft after, Reason reason) {
        AIModelStatus saved = after.build();

        List<KubernetesEvent> first = picker.pick(status().build(), saved);

        assertThat(first).extracting(KubernetesEvent::reason).containsExactly(reason);
        assertThat(first.get(0).note()).isNotBlank();
        assertThat(picker.pick(saved, saved)).isEmpty();
        assertThat(picker.pick(saved, after.cases(5000).build())).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("happenings")
    void a_telling_that_is_repeated_after_a_crash_has_the_same_key(
            String what, StatusDraft after, Reason reason) {
        AIModelStatus saved = after.build();

        assertThat(picker.pick(null, saved)).containsAll(picker.pick(status().build(), saved));
    }

    @Test
    void the_same_thing_at_another_time_is_another_happening() {
        AIModelStatus first = status().acted("RollBack", Reason.RolledBack, LATER).build();
        AIModelStatus second =
                status().acted("RollBack", Reason.RolledBack, "2027-03-02T12:05:00Z").build();

        assertThat(picker.pick(status().build(), first).get(0).key())
                .isNotEqualTo(picker.pick(first, second).get(0).key());
    }

    @ParameterizedTest
    @CsvSource({
        "Approved, True, Approved",
        "Approved, False, AwaitingApproval",
        "Deployed, False, Starting",
        "Deployed, False, Stopped",
        "MonitoringAvailable, Unknown, NoData",
        "Ready, False, NotReady",
        "SignalsWithinLimits, False, Breach",
        "Stable, True, Stable",
        "VersionOverridden, True, RolledBack",
        "RolledBack, True, Verifying",
        "Suspended, True, Suspended",
        "SafetyStopped, True, SafetyStopped"
    })
    void what_is_ordinary_unsettled_or_told_elsewhere_is_not_told(
            String type, Status status, Reason reason) {
        AIModelStatus after = status().shows(type, status, reason, LATER).build();

        assertThat(picker.pick(status().build(), after)).isEmpty();
    }

    @Test
    void a_rollback_is_one_event_although_three_conditions_speak_of_it() {
        AIModelStatus after =
                status().acted("RollBack", Reason.RolledBack, LATER)
                        .shows("RolledBack", Status.True, Reason.Verifying, LATER)
                        .shows("VersionOverridden", Status.True, Reason.RolledBack, LATER)
                        .shows("Ready", Status.False, Reason.NotReady, LATER)
                        .build();

        assertThat(picker.pick(status().build(), after)).hasSize(1);
    }

    @Test
    void a_rollback_from_revoked_content_is_told_by_the_action_and_the_approval_alone() {
        AIModelStatus after =
                status().acted("RollBack", Reason.Revoked, LATER)
                        .shows("Approved", Status.False, Reason.Revoked, LATER)
                        .shows("RolledBack", Status.True, Reason.Revoked, LATER)
                        .build();

        assertThat(picker.pick(status().build(), after))
                .extracting(KubernetesEvent::action)
                .containsExactly("RollBack", "Approved");
    }

    @Test
    void the_first_status_of_a_new_model_tells_only_what_a_person_has_to_see() {
        AIModelStatus after =
                status().unmonitored()
                        .shows("RegisterComplete", Status.True, Reason.Complete, LATER)
                        .shows("Approved", Status.False, Reason.AwaitingApproval, LATER)
                        .shows("Deployed", Status.False, Reason.WaitingForApproval, LATER)
                        .shows("Ready", Status.False, Reason.NotReady, LATER)
                        .build();

        assertThat(picker.pick(null, after)).isEmpty();
    }
}
