package io.aihub.operator;

import io.aihub.api.v1alpha1.AIModelStatus;
import io.aihub.api.v1alpha1.AIModelStatus.OverallSignals;
import io.aihub.api.v1alpha1.AIModelStatusBuilder;
import io.aihub.api.v1alpha1.ApprovalState;
import io.aihub.api.v1alpha1.Condition;
import io.aihub.api.v1alpha1.SignalKind;
import io.aihub.api.v1alpha1.SignalOutcome;
import io.aihub.api.v1alpha1.SignalState;
import io.aihub.api.v1alpha1.YesNo;
import io.aihub.api.v1alpha1.status.ApprovalStatusBuilder;
import io.aihub.api.v1alpha1.status.LastAction;
import io.aihub.api.v1alpha1.status.LastActionBuilder;
import io.aihub.api.v1alpha1.status.ModelFinding;
import io.aihub.api.v1alpha1.status.ServingStatus;
import io.aihub.api.v1alpha1.status.ServingStatus.ServingState;
import io.aihub.api.v1alpha1.status.ServingStatusBuilder;
import io.aihub.api.v1alpha1.status.SignalStatus;
import io.aihub.api.v1alpha1.status.SignalStatusBuilder;
import io.aihub.decision.Reason;
import java.util.ArrayList;
import java.util.List;

/** A saved status for tests: one signal within limits on revision m-1, changed by name. */
public final class StatusDraft {
    public static final String NOON = "2027-03-01T12:00:00Z";
    private String recent = "WWW";
    private String windowEnd = NOON;
    private String value = "0.01";
    private SignalKind kind = SignalKind.OutputDrift;
    private SignalState state = SignalState.WithinLimits;
    private SignalOutcome outcome = SignalOutcome.WithinLimits;
    private String signalSince = "2027-03-01T11:00:00Z";
    private Long cases = 1000L;
    private String revision = "m-1";
    private LastAction last;
    private List<ModelFinding> findings = List.of();
    private final List<Condition> conditions = new ArrayList<>();
    private boolean monitored = true;

    public static StatusDraft status() {
        return new StatusDraft();
    }

    /** The newest window: the letters so far, when it ended and what it measured. */
    public StatusDraft window(String letters, String end, String psi) {
        recent = letters;
        windowEnd = end;
        value = psi;
        return this;
    }

    public StatusDraft signal(SignalState newState, SignalOutcome newOutcome, String since) {
        state = newState;
        outcome = newOutcome;
        signalSince = since;
        return this;
    }

    public StatusDraft kind(SignalKind newKind) {
        kind = newKind;
        return this;
    }

    public StatusDraft unmonitored() {
        monitored = false;
        return this;
    }

    public StatusDraft cases(long number) {
        cases = number;
        return this;
    }

    public StatusDraft serves(String name) {
        revision = name;
        return this;
    }

    public StatusDraft acted(String what, Reason reason, String at) {
        last =
                LastActionBuilder.builder()
                        .what(what)
                        .from("m-2")
                        .to("m-1")
                        .rule("8")
                        .reason(reason.name())
                        .at(at)
                        .message("Because.")
                        .build();
        return this;
    }

    public StatusDraft finds(ModelFinding... found) {
        findings = List.of(found);
        return this;
    }

    public StatusDraft shows(
            String type, Condition.Status status, Reason reason, String transition) {
        conditions.removeIf(condition -> condition.type().equals(type));
        conditions.add(
                new Condition(type, status, 1L, transition, reason.name(), reason.meaning()));
        return this;
    }

    public AIModelStatus build() {
        return AIModelStatusBuilder.builder()
                .observedGeneration(1L)
                .approval(
                        ApprovalStatusBuilder.builder()
                                .state(ApprovalState.Approved)
                                .since(NOON)
                                .required(List.of())
                                .given(List.of())
                                .build())
                .serving(serving())
                .stops(List.of())
                .signals(monitored ? List.of(signal()) : List.of())
                .signalsState(monitored ? OverallSignals.WithinLimits : OverallSignals.NotMonitored)
                .lastAction(last)
                .findings(findings)
                .conditions(List.copyOf(conditions))
                .build();
    }

    private ServingStatus serving() {
        return ServingStatusBuilder.builder()
                .state(ServingState.Serving)
                .version("1.0")
                .revision(revision)
                .approval(ApprovalState.Approved)
                .inForce(YesNo.Yes)
                .since("2027-03-01T10:00:00Z")
                .casesServed(cases)
                .summary("1.0 Approved")
                .build();
    }

    private SignalStatus signal() {
        return SignalStatusBuilder.builder()
                .name("score")
                .kind(kind)
                .outcome(outcome)
                .value(value)
                .debiased(value)
                .bounds(List.of())
                .critical("0.3")
                .referenceCount(1000L)
                .currentCount(500L)
                .minDetectable("0.1")
                .coverage("1")
                .windowEnd(windowEnd)
                .recent(recent)
                .message("PSI " + value)
                .state(state)
                .since(signalSince)
                .revision(revision)
                .build();
    }
}
