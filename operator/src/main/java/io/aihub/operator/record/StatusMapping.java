package io.aihub.operator.record;

import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.AIModelStatus;
import io.aihub.api.v1alpha1.AIModelStatusBuilder;
import io.aihub.api.v1alpha1.ApprovalState;
import io.aihub.api.v1alpha1.Condition;
import io.aihub.api.v1alpha1.RoleCount;
import io.aihub.api.v1alpha1.status.ApprovalStatus;
import io.aihub.api.v1alpha1.status.ApprovalStatusBuilder;
import io.aihub.api.v1alpha1.status.GivenApproval;
import io.aihub.api.v1alpha1.status.LastAction;
import io.aihub.api.v1alpha1.status.LastActionBuilder;
import io.aihub.api.v1alpha1.status.ModelFinding;
import io.aihub.api.v1alpha1.status.SignalStatus;
import io.aihub.api.v1alpha1.status.Stop;
import io.aihub.api.v1alpha1.status.Stop.StopState;
import io.aihub.api.v1alpha1.status.StopBuilder;
import io.aihub.decision.ConditionFact;
import io.aihub.decision.Ellipsis;
import io.aihub.decision.Finding;
import io.aihub.decision.Level;
import io.aihub.decision.Reason;
import io.aihub.decision.approval.ApprovalDecision;
import io.aihub.decision.approval.HeldStop;
import io.aihub.decision.approval.QuorumStanding.GivenRole;
import io.aihub.decision.approval.RecordedStop;
import io.aihub.decision.observation.Observation;
import io.aihub.decision.plan.ModelPlan;
import io.aihub.decision.plan.ModelPlan.ActionTaken;
import io.aihub.decision.revision.RevisionId;
import io.aihub.dossier.StopMapping;
import io.aihub.dossier.vocabulary.EnumMapping;
import io.aihub.operator.observe.ModelObservation;
import io.aihub.operator.record.SchemaFit.Fitted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** From a plan to the status of the model, as the API writes it. */
public final class StatusMapping {
    private static final int LONGEST_CUTS = 500;
    private static final int LONGEST_POLICY = SchemaFit.most(ApprovalStatus.class, "policy");
    private static final int MOST_STOPS = SchemaFit.most(AIModelStatus.class, "stops");
    private static final int MOST_FINDINGS = SchemaFit.most(AIModelStatus.class, "findings");
    private final ServingStatusMapping serving = new ServingStatusMapping();
    private final SignalStatusMapping signals = new SignalStatusMapping();
    private final ShownEntryMapping shown = new ShownEntryMapping();

    /**
     * @param seen what was decided on
     * @param plan what was decided
     * @param model as it was observed
     * @param newCases predictions observed since status was saved
     */
    public AIModelStatus map(ModelObservation seen, ModelPlan plan, AIModel model, long newCases) {
        Fitted<AIModelStatus> fitted = SchemaFit.fit(whole(seen, plan, model, newCases));
        List<String> left = new ArrayList<>(fitted.left());
        int stops = plan.memory().stops().size() + plan.memory().lifted().size();
        more("stops", stops - MOST_STOPS).ifPresent(left::add);
        int findings = plan.findings().size();
        if (left.isEmpty() && findings <= MOST_FINDINGS) {
            return fitted.value();
        }
        more("findings", findings - MOST_FINDINGS + 1).ifPresent(left::add);
        return withRest(fitted.value(), left);
    }

    private static Optional<String> more(String list, int number) {
        return number > 0 ? Optional.of(list + " has " + number + " more") : Optional.empty();
    }

    /** The last finding says what status has no room for. */
    private static AIModelStatus withRest(AIModelStatus status, List<String> left) {
        List<ModelFinding> findings = new ArrayList<>(status.findings());
        findings.subList(Math.min(findings.size(), MOST_FINDINGS - 1), findings.size()).clear();
        findings.add(
                finding(
                        Finding.of(
                                Reason.StatusCut,
                                Level.Record,
                                "status",
                                "There is no room for all of it: "
                                        + Ellipsis.list(left, ", ", LONGEST_CUTS)
                                        + ". What holds the model comes first, and it is decided on"
                                        + " all of it.")));
        return AIModelStatusBuilder.builder(status).findings(findings).build();
    }

    private AIModelStatus whole(
            ModelObservation look, ModelPlan plan, AIModel model, long newCases) {
        Observation seen = look.observation();
        AIModelStatus before = model.getStatus();
        RevisionId asked = seen.asked().id();
        return AIModelStatusBuilder.builder()
                .observedGeneration(seen.register().generation())
                .contentDigest(asked.contentDigest())
                .servingDigest(asked.servingDigest())
                .approval(approval(plan.approvals().asked(), before, seen.now()))
                .serving(serving.serving(look, plan, before, newCases))
                .shown(shown.map(look, plan, model))
                .candidate(serving.candidate(seen, plan))
                .stops(stops(plan, before))
                .hold(HoldStatusMapping.map(plan.hold()))
                .signals(signals(plan, before))
                .signalsState(EnumMapping.OVERALL_SIGNALS.toApi(plan.health().overall()))
                .lastAction(lastAction(seen, plan, before))
                .findings(findings(plan))
                .conditions(conditions(plan, before))
                .build();
    }

    private static ApprovalStatus approval(
            ApprovalDecision decision, AIModelStatus before, Instant now) {
        ApprovalState state = EnumMapping.APPROVAL_STATE.toApi(decision.state());
        boolean same =
                before != null && before.approval() != null && before.approval().state() == state;
        return ApprovalStatusBuilder.builder()
                .state(state)
                .since(same ? before.approval().since() : now.toString())
                .effectiveUntil(decision.effectiveUntil().map(Instant::toString).orElse(null))
                .limitedBy(decision.limitedBy().isEmpty() ? null : decision.limitedBy())
                .policy(
                        decision.policies().isEmpty()
                                ? null
                                : Ellipsis.list(decision.policies(), ",", LONGEST_POLICY))
                .required(required(decision, before))
                .given(decision.given().stream().map(StatusMapping::given).toList())
                .missing(decision.missing())
                .build();
    }

    private static List<RoleCount> required(ApprovalDecision decision, AIModelStatus before) {
        List<RoleCount> stored =
                before == null || before.approval() == null ? null : before.approval().required();
        return new StoredOrder<>(stored, RoleCount::role)
                .of(
                        decision.required().stream()
                                .map(role -> new RoleCount(role.role(), role.count()))
                                .toList());
    }

    private static List<Condition> conditions(ModelPlan plan, AIModelStatus before) {
        return new StoredOrder<>(before == null ? null : before.conditions(), Condition::type)
                .of(plan.conditions().stream().map(StatusMapping::condition).toList());
    }

    static GivenApproval given(GivenRole given) {
        return new GivenApproval(
                given.role(), given.username(), given.until().map(Instant::toString).orElse(null));
    }

    /** As many as there is room for, those that hold first. */
    private static List<Stop> stops(ModelPlan plan, AIModelStatus before) {
        Stream<Stop> holding = plan.memory().stops().stream().map(StatusMapping::stop);
        Stream<Stop> lifted =
                plan.memory().lifted().stream()
                        .map(uid -> StopBuilder.builder().uid(uid).state(StopState.Lifted).build());
        return new StoredOrder<>(before == null ? null : before.stops(), Stop::uid)
                .of(Stream.concat(holding, lifted).limit(MOST_STOPS).toList());
    }

    private static Stop stop(HeldStop held) {
        RecordedStop stop = held.stop();
        return StopBuilder.builder()
                .uid(stop.uid())
                .kind(stop.kind().name())
                .by(stop.by())
                .since(stop.since().toString())
                .contentDigest(stop.contentDigest().orElse(null))
                .servingDigest(stop.servingDigest().orElse(null))
                .scope(StopMapping.toStatus(stop.scope()).orElse(null))
                .state(StopState.Holding)
                .reason(stop.reason().isEmpty() ? null : stop.reason())
                .liftedUntil(held.liftedUntil().map(Instant::toString).orElse(null))
                .build();
    }

    private List<SignalStatus> signals(ModelPlan plan, AIModelStatus before) {
        String revision = plan.rollout().next().serving().map(RevisionId::name).orElse(null);
        List<SignalStatus> old =
                before == null || before.signals() == null ? List.of() : before.signals();
        List<SignalStatus> all = new ArrayList<>();
        plan.health().reports().stream()
                .filter(report -> report.state().latest().isPresent())
                .forEach(
                        report ->
                                all.add(
                                        signals.map(
                                                report,
                                                revision,
                                                named(old, report.terms().name()))));
        return new StoredOrder<>(old, SignalStatus::name).of(all);
    }

    private static Optional<SignalStatus> named(List<SignalStatus> signals, String name) {
        return signals.stream().filter(signal -> name.equals(signal.name())).findFirst();
    }

    private static LastAction lastAction(Observation seen, ModelPlan plan, AIModelStatus before) {
        LastAction old = before == null ? null : before.lastAction();
        return plan.action().map(action -> lastAction(action, seen.now())).orElse(old);
    }

    private static LastAction lastAction(ActionTaken action, Instant now) {
        return LastActionBuilder.builder()
                .what(action.what().name())
                .from(action.from().orElse(null))
                .to(action.to().orElse(null))
                .rule(action.rule().orElse(null))
                .reason(action.reason().name())
                .at(now.toString())
                .record(action.record().orElse(null))
                .by(action.by().orElse(null))
                .signal(action.signal().orElse(null))
                .message(action.message())
                .build();
    }

    private static List<ModelFinding> findings(ModelPlan plan) {
        return plan.findings().stream().limit(MOST_FINDINGS).map(StatusMapping::finding).toList();
    }

    private static ModelFinding finding(Finding finding) {
        return new ModelFinding(
                finding.source().name(),
                EnumMapping.RULE_LEVEL.toApi(finding.level()),
                finding.path().isEmpty() ? null : finding.path(),
                finding.message());
    }

    private static Condition condition(ConditionFact fact) {
        return new Condition(
                fact.type().name(),
                EnumMapping.CONDITION_STATUS.toApi(fact.status()),
                fact.observedGeneration(),
                fact.lastTransition().toString(),
                fact.reason().name(),
                Objects.requireNonNullElse(fact.message(), ""));
    }
}
