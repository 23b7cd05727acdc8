package io.aihub.decision.story;

import io.aihub.decision.approval.ApprovalContext;
import io.aihub.decision.approval.ApprovalContext.AdmissionGuard;
import io.aihub.decision.approval.ApprovalContext.ContentStanding;
import io.aihub.decision.approval.ClusterPlace;
import io.aihub.decision.approval.Content;
import io.aihub.decision.approval.Content.Hosting;
import io.aihub.decision.approval.Content.RiskClass;
import io.aihub.decision.approval.Content.Stage;
import io.aihub.decision.approval.Dossier;
import io.aihub.decision.approval.GivenDecision;
import io.aihub.decision.approval.Period;
import io.aihub.decision.approval.PlacementTerms;
import io.aihub.decision.approval.Policy;
import io.aihub.decision.approval.StopHistory;
import io.aihub.decision.drift.SignalTerms;
import io.aihub.decision.revision.FailureMode;
import io.aihub.decision.revision.FailureMode.OnExpiry;
import io.aihub.decision.revision.FailureMode.OnNoData;
import io.aihub.decision.revision.RevisionId;
import io.aihub.decision.revision.RolloutTerms;
import io.aihub.decision.revision.RolloutTerms.Mode;
import io.aihub.decision.revision.RolloutTerms.SafeState;
import io.aihub.decision.revision.RolloutTerms.Strategy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One content of a model: version 1.0 under ordinary terms, changed by name. A world makes an
 * {@code AIModel} of it; a version that was asked for is known by its name from then on.
 */
public final class Version {
    /** How long what serves has to be within limits before it is stable. */
    public static final Duration STABLE_AFTER = Duration.ofMinutes(5);

    /** How long silence may last before it is called blindness. */
    public static final Duration NO_DATA_FOR = Duration.ofMinutes(10);

    private final RevisionId id;
    private final String pods;
    private Stage stage = Stage.GeneralUse;
    private Hosting hosting = Hosting.Cluster;
    private Strategy strategy = Strategy.BlueGreen;
    private Mode mode = Mode.Automatic;
    private Duration progressDeadline = Duration.ofMinutes(10);
    private Duration cooldown = Duration.ofHours(24);
    private SafeState safeState = SafeState.StopServing;
    private OnExpiry onExpiry = OnExpiry.KeepServing;
    private OnNoData onNoData = OnNoData.Alert;
    private List<SignalTerms> signals = List.of(Counts.age(), Counts.score(0.2));

    private Version(RevisionId id, String pods) {
        this.id = id;
        this.pods = pods;
    }

    /** Other content and other pods for each number, of the risk class High. */
    public static Version version(int number) {
        return new Version(id(number, number, number + ".0"), "pods-" + number);
    }

    /** The same pods as another version, under other terms. */
    public Version withOtherTerms(int content) {
        return new Version(
                new RevisionId(
                        "m-" + content, digest("c", content), id.servingDigest(), id.version()),
                pods);
    }

    private static RevisionId id(int content, int pods, String version) {
        return new RevisionId("m-" + content, digest("c", content), digest("d", pods), version);
    }

    private static String digest(String letter, int number) {
        return "sha256:" + letter.repeat(60) + String.format("%04d", number);
    }

    public Version retired() {
        stage = Stage.Retired;
        return this;
    }

    /** The one stage in which the register asks for no signal. */
    public Version pilot() {
        stage = Stage.Pilot;
        return this;
    }

    public Version external() {
        hosting = Hosting.External;
        return this;
    }

    public Version strategy(Strategy value) {
        strategy = value;
        return this;
    }

    public Version mode(Mode value) {
        mode = value;
        return this;
    }

    public Version progressDeadline(Duration value) {
        progressDeadline = value;
        return this;
    }

    public Version cooldown(Duration value) {
        cooldown = value;
        return this;
    }

    public Version safeState(SafeState value) {
        safeState = value;
        return this;
    }

    public Version onExpiry(OnExpiry value) {
        onExpiry = value;
        return this;
    }

    public Version onNoData(OnNoData value) {
        onNoData = value;
        return this;
    }

    public Version watching(SignalTerms... values) {
        signals = List.of(values);
        return this;
    }

    /** Who it is, on the decisions alone: another world has digests of its own. */
    RevisionId id() {
        return id;
    }

    /** By which stories name it and its revision, for example {@code m-1}. */
    public String name() {
        return id.name();
    }

    /** The supplier's own word, for example {@code 1.0}; a serving field. */
    public String word() {
        return id.version();
    }

    /** Names its serving fields: versions with the same pods have equal ones. */
    public String pods() {
        return pods;
    }

    public Stage stage() {
        return stage;
    }

    public Hosting hosting() {
        return hosting;
    }

    /** What is watched; the first letter of a window is that of the first signal. */
    public List<SignalTerms> signals() {
        return signals;
    }

    public RolloutTerms terms() {
        return new RolloutTerms(
                strategy,
                STABLE_AFTER,
                progressDeadline,
                mode,
                cooldown,
                Duration.ofHours(168),
                safeState);
    }

    public FailureMode failure() {
        return new FailureMode(onExpiry, onNoData, NO_DATA_FOR, 2);
    }

    Dossier dossier(
            List<GivenDecision> decisions,
            List<Policy> policies,
            StopHistory stops,
            ContentStanding standing) {
        Content content =
                new Content(
                        id.contentDigest(),
                        id.servingDigest(),
                        id.version(),
                        Optional.of(RiskClass.High),
                        stage,
                        hosting,
                        Period.always(),
                        List.of(),
                        PlacementTerms.anywhere(),
                        List.of());
        return new Dossier(
                "m",
                content,
                decisions,
                policies,
                stops,
                new ApprovalContext(
                        new ClusterPlace(Optional.empty(), "SE", "SE"),
                        AdmissionGuard.Present,
                        standing,
                        Optional.empty()));
    }
}
