package io.aihub.decision.plan;

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

/** One content of a model for tests: version 1.0 under ordinary terms, changed by name. */
final class Version {
    private final RevisionId id;
    private Stage stage = Stage.GeneralUse;
    private Hosting hosting = Hosting.Cluster;
    private Strategy strategy = Strategy.BlueGreen;
    private Mode mode = Mode.Automatic;
    private Duration cooldown = Duration.ofHours(24);
    private SafeState safeState = SafeState.StopServing;
    private OnExpiry onExpiry = OnExpiry.KeepServing;
    private OnNoData onNoData = OnNoData.Alert;
    private List<SignalTerms> signals = List.of(Counts.age(), Counts.score(0.2));

    private Version(RevisionId id) {
        this.id = id;
    }

    /** Other content and other pods for each number. */
    static Version version(int number) {
        return new Version(id(number, number, number + ".0"));
    }

    /** The same pods as another version, under other terms. */
    Version withOtherTerms(int content) {
        return new Version(
                new RevisionId(
                        "m-" + content, digest("c", content), id.servingDigest(), id.version()));
    }

    private static RevisionId id(int content, int pods, String version) {
        return new RevisionId("m-" + content, digest("c", content), digest("d", pods), version);
    }

    private static String digest(String letter, int number) {
        return "sha256:" + letter.repeat(60) + String.format("%04d", number);
    }

    Version retired() {
        stage = Stage.Retired;
        return this;
    }

    Version external() {
        hosting = Hosting.External;
        return this;
    }

    Version strategy(Strategy value) {
        strategy = value;
        return this;
    }

    Version mode(Mode value) {
        mode = value;
        return this;
    }

    Version cooldown(Duration value) {
        cooldown = value;
        return this;
    }

    Version safeState(SafeState value) {
        safeState = value;
        return this;
    }

    Version onExpiry(OnExpiry value) {
        onExpiry = value;
        return this;
    }

    Version onNoData(OnNoData value) {
        onNoData = value;
        return this;
    }

    Version watching(SignalTerms... values) {
        signals = List.of(values);
        return this;
    }

    RevisionId id() {
        return id;
    }

    String name() {
        return id.name();
    }

    List<SignalTerms> signals() {
        return signals;
    }

    RolloutTerms terms() {
        return new RolloutTerms(
                strategy,
                Life.STABLE_AFTER,
                Duration.ofMinutes(10),
                mode,
                cooldown,
                Duration.ofHours(168),
                safeState);
    }

    FailureMode failure() {
        return new FailureMode(onExpiry, onNoData, Life.NO_DATA_FOR, 2);
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
