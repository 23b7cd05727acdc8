package io.aihub.decision;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one vocabulary of conditions, events, metric labels and documentation. A constant's name is
 * public API: it is added, never renamed or removed without an entry in the changelog.
 */
public enum Reason implements Finding.Source {
    Complete(Severity.Normal, "every field that the rules ask for is there"),
    FieldsMissing(
            Severity.Warning, "fields that a rule asks for are missing; the findings name them"),
    InvalidContent(
            Severity.Warning, "a field holds something that cannot be read; the findings name it"),
    Draft(Severity.Normal, "required fields are missing, so nothing can be approved yet"),
    AwaitingApproval(Severity.Normal, "no valid approval of this content yet"),
    PartiallyApproved(Severity.Normal, "some of the required roles have approved this content"),
    Approved(Severity.Normal, "every required role has approved this content"),
    Expiring(Severity.Warning, "the approval ends soon; renew it"),
    Expired(Severity.Warning, "the approval has ended"),
    Rejected(Severity.Warning, "this content was rejected"),
    ChangedSinceApproval(
            Severity.Warning, "the content asked for differs from the content that was approved"),
    Suspended(Severity.Warning, "a person suspended the model"),
    Revoked(Severity.Warning, "the approval of this content was revoked"),
    PodsRevoked(
            Severity.Warning,
            "other content with these pods was revoked, and nobody said whether that ends these too"),
    Quarantined(
            Severity.Warning,
            "these pods were rolled back from; another try needs a full quorum of Retry"),
    BreakGlass(Severity.Warning, "in use without quorum in an emergency; it has to be ratified"),
    Superseded(Severity.Normal, "a newer version has taken over"),
    Retired(Severity.Normal, "the model is retired"),
    ModelDeleted(Severity.Normal, "the model was deleted"),
    NoGovernancePolicy(
            Severity.Warning,
            "no governance policy selects this model, so nothing new is deployed"),
    AdmissionPoliciesMissing(
            Severity.Warning,
            "the admission policies that protect decisions are not installed, so decisions do not count"),
    ProhibitedClass(
            Severity.Warning,
            "the risk class is Prohibited; no approval and no emergency lifts that"),
    PlacementRefused(
            Severity.Warning,
            "this cluster is not among the places that the content or its approval allows"),
    SamePersonCountedOnce(
            Severity.Warning,
            "one person decided in several roles, or several times in one, and counts once"),
    RoleNotAskedFor(
            Severity.Warning,
            "the decision is in a role that no policy asks for and does not count"),
    StaleContent(Severity.Warning, "the decision names another content digest and does not count"),
    WrongRiskClass(
            Severity.Warning,
            "the decision names another risk class than the content and does not count"),
    DecisionOutOfPeriod(Severity.Warning, "the decision is not yet or no longer valid"),
    UnreadableDate(Severity.Warning, "the decision states a time that cannot be read"),
    KeptOut(Severity.Warning, "the roles have approved, but a finding keeps this content out"),
    ChangePending(
            Severity.Normal, "what is asked for differs from what serves, and is not approved yet"),
    PolicyTightened(
            Severity.Warning,
            "a policy changed under content that serves; it keeps serving until the grace period ends"),
    RegisterEntryOnly(Severity.Normal, "hosted elsewhere: a register entry, never a workload"),
    WaitingForApproval(Severity.Normal, "nothing is deployed before the approval is complete"),
    Starting(Severity.Normal, "pods are starting"),
    Deployed(Severity.Normal, "the pods of the serving revision are available"),
    WaitingForBaseline(
            Severity.Normal,
            "the switch waits until the baseline of the serving revision is stored"),
    PromotionPaused(
            Severity.Warning,
            "a breached signal or a hold keeps the new revision from taking traffic"),
    SmokeTestFailed(
            Severity.Warning,
            "the new revision did not answer a golden request, so it gets no traffic"),
    ProgressDeadlineExceeded(
            Severity.Warning,
            "the new revision was not available in time; the serving one keeps serving"),
    NotAvailable(Severity.Warning, "the serving revision has too few ready pods"),
    PodsFailing(Severity.Warning, "pods do not run; the message carries the pod's own reason"),
    NameTaken(
            Severity.Warning,
            "an object of that name exists that does not belong to this model; it is left alone"),
    WorkloadRefused(
            Severity.Warning,
            "the API server refuses the workload that the content asks for; the findings say why"),
    ReplicasSetElsewhere(
            Severity.Warning,
            "another field manager sets the number of pods, so that of the spec is left alone"),
    Stabilizing(
            Severity.Normal,
            "serving, and not yet long enough within its limits to be a rollback target"),
    Stable(Severity.Normal, "ran within its limits for the time that the terms ask for"),
    NotServing(Severity.Normal, "nothing serves"),
    NotMonitored(Severity.Normal, "the terms name no signal"),
    MetricsArriving(Severity.Normal, "windows close with counts in them"),
    NoData(Severity.Warning, "no counts have arrived"),
    SourceError(Severity.Warning, "the metric source answers with errors"),
    ReferenceProfileMissing(
            Severity.Warning, "the reference profile is missing or has another digest"),
    MetricSourceMissing(
            Severity.Warning, "the metric source is missing or does not serve this namespace"),
    SignalNotSupported(
            Severity.Warning, "this kind of signal is recorded only and not yet assessed"),
    WithinLimits(Severity.Normal, "every signal is within its limits"),
    SignalWarning(Severity.Warning, "a signal is above its warning threshold"),
    Breach(Severity.Warning, "a signal is beyond its breach threshold"),
    Inconclusive(Severity.Normal, "the counts do not yet say whether the limit is kept or broken"),
    Ready(Severity.Normal, "serving approved content with its pods available"),
    NotReady(Severity.Warning, "not serving what was asked for; the message says why"),
    Deploying(Severity.Normal, "the workload of an approved revision is being created"),
    Switched(Severity.Normal, "traffic goes to the new revision"),
    TermsChanged(Severity.Normal, "newly approved terms took effect without touching a pod"),
    RolledBack(Severity.Warning, "traffic went back to an earlier revision that is still approved"),
    Verifying(Severity.Normal, "the rollback is being verified on the signal that caused it"),
    Recovered(Severity.Normal, "the signal that caused the rollback is within its limits again"),
    RollbackIneffective(
            Severity.Warning,
            "the signal is still in breach after the rollback; a person has to decide"),
    RollbackProposed(Severity.Warning, "a rollback is proposed; the terms leave it to a person"),
    NoRollbackTarget(Severity.Warning, "no revision qualifies as a rollback target"),
    CoolingDown(Severity.Warning, "a rollback happened within the cool-down; automation waits"),
    NotAttributed(
            Severity.Warning,
            "the breach cannot be put down to the version, so nothing is rolled back"),
    InputDriftAlert(Severity.Warning, "the inputs moved; that alone never rolls back"),
    RollbackRequested(Severity.Normal, "a person asked for a rollback"),
    Stopped(Severity.Warning, "nothing approved can run, so the model is stopped"),
    SafetyStopped(
            Severity.Warning, "the safe state holds the model stopped until a person lifts it"),
    Resumed(Severity.Normal, "a person lifted the stop"),
    RolloutHeld(Severity.Normal, "the register asks automation to hold"),
    AutomationHeld(
            Severity.Warning,
            "a hold keeps automation from rolling back and promoting; a person still can"),
    PromotionHeld(
            Severity.Warning,
            "a hold keeps new revisions from taking traffic; a rollback is not held"),
    HoldEnded(Severity.Normal, "the hold was released or has ended; automation goes on"),
    TemporaryResume(
            Severity.Warning,
            "two people lifted the stop for a limited time; it has to be ratified"),
    ResumeEnding(
            Severity.Warning,
            "the stop that was lifted for a limited time holds again within a day; ratify it before"),
    StatusCut(
            Severity.Normal,
            "status has no room for everything that was found; what holds the model comes first"),
    StatusRefused(
            Severity.Warning,
            "the API server refuses to store what was decided; a stop goes ahead, and nothing else"),
    BaselineNotKept(
            Severity.Warning,
            "the counts of a signal have too many bins to be kept, so a later breach cannot be put down to the version"),
    UnownedWorkload(
            Severity.Warning,
            "pods or a Service of this model have no owner, and no recorded decision started them");

    /** The event type that goes with a reason. */
    public enum Severity {
        Normal,
        Warning
    }

    private final Severity severity;
    private final String meaning;

    Reason(Severity severity, String meaning) {
        this.severity = severity;
        this.meaning = meaning;
    }

    /** The reason of that name; absent for any other word. */
    public static Optional<Reason> named(String name) {
        return Stream.of(values()).filter(reason -> reason.name().equals(name)).findFirst();
    }

    public Severity severity() {
        return severity;
    }

    /** What the reason means, in one clause; the reference documentation is made from it. */
    public String meaning() {
        return meaning;
    }
}
