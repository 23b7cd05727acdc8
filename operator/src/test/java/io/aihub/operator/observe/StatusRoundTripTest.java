package io.aihub.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.AIModelStatus;
import io.aihub.api.v1alpha1.status.Candidate.CandidatePhase;
import io.aihub.decision.ConditionFact;
import io.aihub.decision.ConditionFact.ConditionStatus;
import io.aihub.decision.ConditionType;
import io.aihub.decision.Finding;
import io.aihub.decision.Level;
import io.aihub.decision.Reason;
import io.aihub.decision.drift.SignalKind;
import io.aihub.decision.drift.SignalLevel;
import io.aihub.decision.drift.SignalStanding;
import io.aihub.decision.drift.WindowOutcome;
import io.aihub.decision.health.Health.Overall;
import io.aihub.decision.observation.Observation.LastAction;
import io.aihub.decision.observation.Observation.Recorded;
import io.aihub.decision.observation.RollbackOutcome;
import io.aihub.decision.observation.ServingMemory;
import io.aihub.decision.plan.ModelPlan;
import io.aihub.decision.plan.ModelPlan.ActionTaken;
import io.aihub.decision.rollout.RolloutPlan.What;
import io.aihub.decision.rollout.RolloutState;
import io.aihub.decision.rollout.RolloutState.CandidateRecord;
import io.aihub.decision.rollout.RolloutState.Purpose;
import io.aihub.decision.rollout.Standing.Serves;
import io.aihub.operator.cache.ActualWorkload;
import io.aihub.operator.mapping.RecordedMapping;
import io.aihub.operator.record.StatusMapping;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one pass saves, written and read as the API does, is what the next pass starts from. */
class StatusRoundTripTest {
    private static final Instant SINCE = Plans.NOW.minusSeconds(600);

    static Stream<RolloutState> rollouts() {
        Optional<CandidateRecord> none = Optional.empty();
        return Stream.of(
                        RolloutState.NONE,
                        rollout(Serves.Revision, none),
                        rollout(Serves.Stopped, none),
                        new RolloutState(
                                Serves.Nothing,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                candidate(Purpose.Promotion)))
                .flatMap(
                        r ->
                                r.serving().isEmpty()
                                        ? Stream.of(r)
                                        : Stream.of(
                                                r,
                                                rollout(r.serves(), candidate(Purpose.Promotion)),
                                                rollout(r.serves(), candidate(Purpose.Rollback))));
    }

    @ParameterizedTest
    @MethodSource("rollouts")
    void a_rollout_comes_back_as_it_was_saved(RolloutState rollout) {
        assertThat(again(Plans.plan().rollout(rollout)).rollout()).isEqualTo(rollout);
    }

    @ParameterizedTest
    @EnumSource
    void an_action_comes_back_with_its_revision_reason_and_record(What what) {
        ActionTaken action =
                new ActionTaken(
                        what,
                        Optional.of("m-2"),
                        Optional.of("m-1"),
                        Reason.RolledBack,
                        Optional.of("8"),
                        Optional.of("decision-uid"),
                        Optional.of("sara"),
                        Optional.of("score"),
                        "Because.");

        assertThat(again(Plans.plan().action(action)).last())
                .contains(
                        new LastAction(
                                what,
                                Optional.of("m-2"),
                                "RolledBack",
                                Plans.NOW,
                                Optional.of("decision-uid"),
                                Optional.of("sara"),
                                Optional.of("score"),
                                Optional.of("Because.")));
    }

    @Test
    void an_action_of_an_earlier_pass_stays_until_the_next_one() {
        AIModelStatus first =
                save(
                        Plans.plan()
                                .action(
                                        new ActionTaken(
                                                What.Switch,
                                                Optional.empty(),
                                                Optional.of("m-1"),
                                                Reason.Switched,
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                "x")),
                        null);

        AIModelStatus second = save(Plans.plan(), first);

        assertThat(second.lastAction()).isEqualTo(first.lastAction());
    }

    @ParameterizedTest
    @EnumSource
    void a_signal_comes_back_in_the_state_that_it_was_in(SignalLevel level) {
        SignalStanding state =
                new SignalStanding(
                        level,
                        SINCE.plusMillis(7),
                        WindowOutcome.read("WBILNES"),
                        Optional.of(SINCE.plusSeconds(300)),
                        Optional.of(SINCE.plusSeconds(60)));

        Recorded recorded =
                again(
                        Plans.plan()
                                .rollout(rollout(Serves.Revision, Optional.empty()))
                                .signal(state));

        assertThat(recorded.signals()).containsOnlyKeys("score").containsEntry("score", state);
    }

    @Test
    void a_signal_of_an_earlier_stay_of_traffic_is_forgotten() {
        SignalStanding old =
                new SignalStanding(
                        SignalLevel.Breached,
                        SINCE.minusSeconds(60),
                        WindowOutcome.read("BB"),
                        Optional.of(SINCE),
                        Optional.empty());

        assertThat(
                        again(
                                        Plans.plan()
                                                .rollout(rollout(Serves.Revision, Optional.empty()))
                                                .signal(old))
                                .signals())
                .isEmpty();
    }

    static Stream<Arguments> conditions() {
        return Arrays.stream(Reason.values())
                .map(
                        reason ->
                                Arguments.of(
                                        reason,
                                        ConditionStatus.values()[
                                                reason.ordinal()
                                                        % ConditionStatus.values().length]));
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void a_condition_comes_back_whatever_its_reason_is(Reason reason, ConditionStatus status) {
        ConditionFact fact =
                new ConditionFact(
                        ConditionType.Deployed, status, reason, reason.meaning(), 7, SINCE);

        assertThat(again(Plans.plan().condition(fact)).conditions()).containsExactly(fact);
    }

    @ParameterizedTest
    @EnumSource
    void what_is_remembered_of_what_serves_comes_back(RollbackOutcome outcome) {
        ServingMemory memory =
                new ServingMemory(
                        Optional.of(SINCE.plusMillis(1)),
                        Optional.of(SINCE.plusMillis(2)),
                        Optional.of(SINCE.plusMillis(3)),
                        Optional.of(outcome));
        Plans plan = Plans.plan().rollout(rollout(Serves.Revision, Optional.empty()));

        assertThat(again(plan.serving(memory)).serving()).isEqualTo(memory);
        assertThat(again(plan.serving(ServingMemory.NONE)).serving()).isEqualTo(ServingMemory.NONE);
    }

    static Stream<Arguments> statusesOfTheVersionBefore() {
        Optional<Instant> at = Optional.of(SINCE);
        Optional<Instant> never = Optional.empty();
        Optional<RollbackOutcome> none = Optional.empty();
        return Stream.of(
                Arguments.of(
                        "MonitoringAvailable: Unknown, NoData",
                        new ServingMemory(at, never, never, none)),
                Arguments.of(
                        "MonitoringAvailable: False, SourceError",
                        new ServingMemory(at, at, never, none)),
                Arguments.of("MonitoringAvailable: True, MetricsArriving", ServingMemory.NONE),
                Arguments.of("MonitoringAvailable: Unknown, NotMonitored", ServingMemory.NONE),
                Arguments.of("MonitoringAvailable: Unknown, NotServing", ServingMemory.NONE),
                Arguments.of(
                        "SignalsWithinLimits: True, SignalWarning",
                        new ServingMemory(never, never, at, none)),
                Arguments.of("SignalsWithinLimits: False, Breach", ServingMemory.NONE),
                Arguments.of(
                        "RolledBack: True, RollbackIneffective",
                        new ServingMemory(
                                never, never, never, Optional.of(RollbackOutcome.Ineffective))));
    }

    @ParameterizedTest
    @MethodSource("statusesOfTheVersionBefore")
    void what_the_version_before_remembered_in_conditions_is_not_forgotten(
            String condition, ServingMemory memory) {
        String[] words = condition.split("[:,] ");
        AIModelStatus status =
                Serialization.unmarshal(
                        "---\n{serving: {revision: m-1}, conditions: [{type: %s, status: '%s', reason: %s, lastTransitionTime: '%s'}]}"
                                .formatted(words[0], words[1], words[2], SINCE),
                        AIModelStatus.class);

        assertThat(new RecordedMapping(Plans::id).map(status).serving()).isEqualTo(memory);
    }

    @ParameterizedTest
    @CsvSource({
        "SmokeTestFailed, Starting, true",
        "Failed, SmokeTestFailed, true",
        "Failed, NameTaken, false",
        "Waiting, SmokeTestFailed, false"
    })
    void a_failed_golden_request_is_remembered_by_the_phase(
            CandidatePhase phase, Reason deployed, boolean failed) {
        AIModelStatus status =
                Serialization.unmarshal(
                        "---\n{candidate: {phase: %s}, conditions: [{type: Deployed, status: 'False', reason: %s}]}"
                                .formatted(phase, deployed),
                        AIModelStatus.class);

        assertThat(RecordedMapping.failedSmokeTest(status)).isEqualTo(failed);
    }

    @Test
    void a_model_without_a_candidate_has_no_failed_one() {
        assertThat(RecordedMapping.failedSmokeTest(save(Plans.plan(), null))).isFalse();
    }

    @Test
    void since_when_an_approval_has_lapsed_comes_back() {
        assertThat(again(Plans.plan().lapsedAt(SINCE)).lapsedAt()).contains(SINCE);
        assertThat(again(Plans.plan()).lapsedAt()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void every_level_of_a_finding_has_a_word_in_the_api(Level level) {
        AIModelStatus status =
                save(Plans.plan().finding(Finding.of("RSK-01", level, "", "Write it.")), null);

        assertThat(status.findings().get(0).level().name()).isEqualTo(level.name());
        assertThat(status.findings().get(0).path()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void every_word_for_all_signals_is_one_of_the_api(Overall overall) {
        assertThat(save(Plans.plan().overall(overall), null).signalsState().name())
                .isEqualTo(overall.name());
    }

    @Test
    void every_word_of_the_decisions_that_status_shows_is_one_of_the_api() {
        assertThat(names(io.aihub.api.v1alpha1.ApprovalState.values()))
                .containsAll(names(io.aihub.decision.approval.ApprovalState.values()));
        assertThat(names(io.aihub.api.v1alpha1.SignalOutcome.values()))
                .containsAll(names(WindowOutcome.values()));
        assertThat(names(io.aihub.api.v1alpha1.SignalKind.values()))
                .containsAll(names(SignalKind.values()));
        assertThat(names(io.aihub.api.v1alpha1.SignalState.values()))
                .containsAll(names(SignalLevel.values()));
        assertThat(names(io.aihub.api.v1alpha1.Condition.Status.values()))
                .containsAll(names(ConditionStatus.values()));
    }

    @Test
    void a_status_that_is_not_there_yet_remembers_nothing() {
        Recorded recorded = new RecordedMapping(Plans::id).map(null);

        assertThat(recorded.rollout()).isEqualTo(RolloutState.NONE);
        assertThat(recorded.conditions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{serving: {}, candidate: {}, lastAction: {}, signals: [{}]}",
                "{serving: {revision: m-1, since: yesterday, lapsedAt: never}}",
                "{lastAction: {what: Sing, at: '12'}}",
                "{signals: [{name: score, windowEnd: '2027-03-01T12:00:00Z', recent: XYZ}]}",
                "{signals: [{name: score, windowEnd: '2027-03-01T12:00:00Z',"
                        + " recent: WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW}]}",
                "{conditions: [{type: Ready, status: 'True', reason: Whatever,"
                        + " lastTransitionTime: x}]}",
                "{conditions: [{type: Ready, reason: Ready}]}",
                "{conditions: [{status: 'True', reason: Ready}]}"
            })
    void a_status_that_somebody_scribbled_into_is_read_as_far_as_it_can_be(String yaml) {
        AIModelStatus status = Serialization.unmarshal("---\n" + yaml, AIModelStatus.class);

        Recorded recorded = new RecordedMapping(Plans::id).map(status);

        assertThat(recorded.signals()).isEmpty();
        assertThat(recorded.conditions()).isEmpty();
        assertThat(recorded.last()).isEmpty();
    }

    @Test
    void a_condition_without_a_message_is_a_condition_all_the_same() {
        AIModelStatus status =
                Serialization.unmarshal(
                        "---\n{conditions: [{type: Ready, status: 'True', reason: Ready}]}",
                        AIModelStatus.class);

        assertThat(new RecordedMapping(Plans::id).map(status).conditions())
                .extracting(ConditionFact::type)
                .containsExactly(ConditionType.Ready);
    }

    private static Recorded again(Plans plan) {
        return new RecordedMapping(Plans::id).map(save(plan, null));
    }

    private static AIModelStatus save(Plans plan, AIModelStatus before) {
        ModelPlan planned = plan.build();
        AIModel model = new AIModel();
        model.setStatus(before);
        ModelObservation look =
                new ModelObservation(
                        plan.observation(),
                        Map.of(),
                        List.of(),
                        WorkloadNames.of("m"),
                        new ActualWorkload(List.of(), Optional.empty()),
                        Map.of(),
                        Optional.empty());
        AIModelStatus status = new StatusMapping().map(look, planned, model, 0);
        return Serialization.unmarshal(Serialization.asYaml(status), AIModelStatus.class);
    }

    private static RolloutState rollout(Serves serves, Optional<CandidateRecord> candidate) {
        return new RolloutState(
                serves,
                Optional.of(Plans.id("m-1")),
                Optional.of(SINCE),
                Optional.of(Plans.id("m-0")),
                candidate);
    }

    private static Optional<CandidateRecord> candidate(Purpose purpose) {
        return Optional.of(new CandidateRecord(Plans.id("m-2"), SINCE.plusMillis(3), purpose));
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }
}
