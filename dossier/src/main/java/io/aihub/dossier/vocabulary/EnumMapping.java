package io.aihub.dossier.vocabulary;

import io.aihub.api.v1alpha1.AIModelSpec;
import io.aihub.api.v1alpha1.AIModelStatus.OverallSignals;
import io.aihub.api.v1alpha1.Condition;
import io.aihub.api.v1alpha1.DecisionScope;
import io.aihub.api.v1alpha1.GovernancePolicySpec;
import io.aihub.api.v1alpha1.SignalOutcome;
import io.aihub.api.v1alpha1.SignalState;
import io.aihub.api.v1alpha1.monitoring.Monitoring.NoDataAction;
import io.aihub.api.v1alpha1.monitoring.Rollback.ExpiryAction;
import io.aihub.api.v1alpha1.monitoring.Rollback.RollbackMode;
import io.aihub.api.v1alpha1.monitoring.Rollout.Strategy;
import io.aihub.api.v1alpha1.monitoring.Signal;
import io.aihub.api.v1alpha1.status.Candidate;
import io.aihub.api.v1alpha1.status.ServingStatus;
import io.aihub.decision.ConditionFact.ConditionStatus;
import io.aihub.decision.Level;
import io.aihub.decision.approval.ApprovalState;
import io.aihub.decision.approval.ClusterPlace.Location;
import io.aihub.decision.approval.Content.Hosting;
import io.aihub.decision.approval.Content.RiskClass;
import io.aihub.decision.approval.Content.Stage;
import io.aihub.decision.approval.DecisionKind;
import io.aihub.decision.approval.Effect.Scope;
import io.aihub.decision.approval.Hold;
import io.aihub.decision.approval.Policy.Admission;
import io.aihub.decision.drift.SignalKind;
import io.aihub.decision.drift.SignalLevel;
import io.aihub.decision.drift.SignalTerms.AttributionMethod;
import io.aihub.decision.drift.SignalTerms.SignalAction;
import io.aihub.decision.drift.WindowOutcome;
import io.aihub.decision.health.Health.Overall;
import io.aihub.decision.observation.RollbackOutcome;
import io.aihub.decision.revision.FailureMode.OnExpiry;
import io.aihub.decision.revision.FailureMode.OnNoData;
import io.aihub.decision.revision.RolloutTerms;
import io.aihub.decision.rollout.RolloutState.Purpose;

/**
 * Pairs an enum of the API with the enum of the decisions that has the same constants.
 *
 * @param <A> the API's
 * @param <D> the decisions'
 */
public final class EnumMapping<A extends Enum<A>, D extends Enum<D>> {
    public static final EnumMapping<GovernancePolicySpec.Admission, Admission> ADMISSION =
            new EnumMapping<>(GovernancePolicySpec.Admission.class, Admission.class);
    public static final EnumMapping<io.aihub.api.v1alpha1.ApprovalState, ApprovalState>
            APPROVAL_STATE =
                    new EnumMapping<>(
                            io.aihub.api.v1alpha1.ApprovalState.class, ApprovalState.class);
    public static final EnumMapping<Signal.Attribution, AttributionMethod> ATTRIBUTION =
            new EnumMapping<>(Signal.Attribution.class, AttributionMethod.class);
    public static final EnumMapping<Condition.Status, ConditionStatus> CONDITION_STATUS =
            new EnumMapping<>(Condition.Status.class, ConditionStatus.class);
    public static final EnumMapping<io.aihub.api.v1alpha1.DecisionKind, DecisionKind>
            DECISION_KIND =
                    new EnumMapping<>(io.aihub.api.v1alpha1.DecisionKind.class, DecisionKind.class);
    public static final EnumMapping<ExpiryAction, OnExpiry> EXPIRY =
            new EnumMapping<>(ExpiryAction.class, OnExpiry.class);
    public static final EnumMapping<AIModelSpec.Hold, Hold> HOLD =
            new EnumMapping<>(AIModelSpec.Hold.class, Hold.class);
    public static final EnumMapping<io.aihub.api.v1alpha1.Hosting, Hosting> HOSTING =
            new EnumMapping<>(io.aihub.api.v1alpha1.Hosting.class, Hosting.class);
    public static final EnumMapping<io.aihub.api.v1alpha1.Location, Location> LOCATION =
            new EnumMapping<>(io.aihub.api.v1alpha1.Location.class, Location.class);
    public static final EnumMapping<NoDataAction, OnNoData> NO_DATA =
            new EnumMapping<>(NoDataAction.class, OnNoData.class);
    public static final EnumMapping<OverallSignals, Overall> OVERALL_SIGNALS =
            new EnumMapping<>(OverallSignals.class, Overall.class);
    public static final EnumMapping<Candidate.Purpose, Purpose> PURPOSE =
            new EnumMapping<>(Candidate.Purpose.class, Purpose.class);
    public static final EnumMapping<io.aihub.api.v1alpha1.RiskClass, RiskClass> RISK_CLASS =
            new EnumMapping<>(io.aihub.api.v1alpha1.RiskClass.class, RiskClass.class);
    public static final EnumMapping<RollbackMode, RolloutTerms.Mode> ROLLBACK_MODE =
            new EnumMapping<>(RollbackMode.class, RolloutTerms.Mode.class);
    public static final EnumMapping<io.aihub.api.v1alpha1.RuleLevel, Level> RULE_LEVEL =
            new EnumMapping<>(io.aihub.api.v1alpha1.RuleLevel.class, Level.class);
    public static final EnumMapping<ServingStatus.RollbackOutcome, RollbackOutcome>
            ROLLBACK_OUTCOME =
                    new EnumMapping<>(ServingStatus.RollbackOutcome.class, RollbackOutcome.class);
    public static final EnumMapping<DecisionScope, Scope> SCOPE =
            new EnumMapping<>(DecisionScope.class, Scope.class);
    public static final EnumMapping<Signal.SignalAction, SignalAction> SIGNAL_ACTION =
            new EnumMapping<>(Signal.SignalAction.class, SignalAction.class);
    public static final EnumMapping<io.aihub.api.v1alpha1.SignalKind, SignalKind> SIGNAL_KIND =
            new EnumMapping<>(io.aihub.api.v1alpha1.SignalKind.class, SignalKind.class);
    public static final EnumMapping<SignalState, SignalLevel> SIGNAL_LEVEL =
            new EnumMapping<>(SignalState.class, SignalLevel.class);
    public static final EnumMapping<io.aihub.api.v1alpha1.Stage, Stage> STAGE =
            new EnumMapping<>(io.aihub.api.v1alpha1.Stage.class, Stage.class);
    public static final EnumMapping<Strategy, RolloutTerms.Strategy> STRATEGY =
            new EnumMapping<>(Strategy.class, RolloutTerms.Strategy.class);
    public static final EnumMapping<SignalOutcome, WindowOutcome> WINDOW_OUTCOME =
            new EnumMapping<>(SignalOutcome.class, WindowOutcome.class);

    private final Class<A> api;
    private final Class<D> decisions;

    private EnumMapping(Class<A> api, Class<D> decisions) {
        this.api = api;
        this.decisions = decisions;
    }

    /** In the words of the API. */
    public A toApi(D decided) {
        return Enum.valueOf(api, decided.name());
    }

    /** In the words of the decisions. */
    public D toDecisions(A given) {
        return Enum.valueOf(decisions, given.name());
    }

    /**
     * In the words of the decisions.
     *
     * @param given may be null
     * @param otherwise what holds where nothing is given
     */
    public D toDecisions(A given, D otherwise) {
        return given == null ? otherwise : toDecisions(given);
    }

    Class<A> api() {
        return api;
    }

    Class<D> decisions() {
        return decisions;
    }
}
