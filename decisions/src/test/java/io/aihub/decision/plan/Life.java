package io.aihub.decision.plan;

import io.aihub.decision.ConditionFact;
import io.aihub.decision.ConditionType;
import io.aihub.decision.Finding;
import io.aihub.decision.approval.ApprovalContext.ContentStanding;
import io.aihub.decision.approval.Policy;
import io.aihub.decision.approval.StopHistory;
import io.aihub.decision.drift.ClosedWindow;
import io.aihub.decision.drift.Histogram;
import io.aihub.decision.drift.SignalStanding;
import io.aihub.decision.drift.SignalTerms;
import io.aihub.decision.observation.Observation;
import io.aihub.decision.observation.Observation.Hold;
import io.aihub.decision.observation.Observation.LastAction;
import io.aihub.decision.observation.Observation.Monitored;
import io.aihub.decision.observation.Observation.Recorded;
import io.aihub.decision.observation.Observation.Register;
import io.aihub.decision.plan.ModelPlan.ActionTaken;
import io.aihub.decision.revision.RevisionFacts.WorkloadState;
import io.aihub.decision.revision.RevisionId;
import io.aihub.decision.revision.RevisionSeen;
import io.aihub.decision.revision.RevisionSeen.History;
import io.aihub.decision.rollout.RolloutPlan.Presence;
import io.aihub.decision.rollout.RolloutPlan.WorkloadWish;
import io.aihub.decision.rollout.RolloutState;
import io.aihub.decision.rollout.Standing.Serves;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The loop in miniature: status, snapshots, pods and closed windows are a few fields, and every
 * pass puts what was planned back into what the next pass sees, as the operator does.
 */
final class Life {
    static final Duration STABLE_AFTER = Duration.ofMinutes(5);
    static final Duration NO_DATA_FOR = Duration.ofMinutes(10);
    private static final int KEPT = 20;

    final People people = new People(this::now);
    private final ModelPlanner planner = new ModelPlanner();
    private final Map<String, Version> contents = new LinkedHashMap<>();
    private final Map<String, History> snapshots = new LinkedHashMap<>();
    private final Map<String, WorkloadState> pods = new HashMap<>();
    private final Set<String> broken = new HashSet<>();
    private final List<ClosedWindow> board = new ArrayList<>();
    private final List<ActionTaken> actions = new ArrayList<>();
    private List<Policy> policies = List.of(People.oneRole());
    private StopHistory stops = StopHistory.none();
    private Recorded status = Recorded.NOTHING;
    private Hold hold = Hold.None;
    private Version asked;
    private Optional<Finding> unavailable = Optional.empty();
    private Instant now = Instant.parse("2027-03-01T12:00:00Z");
    private Instant windowStart = now;

    static Life of(Version first) {
        Life life = new Life();
        life.asks(first);
        return life;
    }

    /** Approved, deployed and switched to; no window has closed yet. */
    static Life begun(Version first) {
        Life life = of(first);
        life.people.approve(first);
        life.settle();
        return life;
    }

    /** Begun and, after enough windows within limits, stable. */
    static Life serving(Version first) {
        return begun(first).stabilize();
    }

    /** Version one stable, version two switched to. */
    static Life switched(Version first, Version second) {
        Life life = serving(first);
        life.asks(second);
        life.people.approve(second);
        life.settle();
        return life;
    }

    Instant now() {
        return now;
    }

    Life asks(Version version) {
        asked = version;
        contents.put(version.name(), version);
        return this;
    }

    Life holds(Hold value) {
        hold = value;
        return this;
    }

    Life policies(Policy... values) {
        policies = List.of(values);
        return this;
    }

    Life podsNeverStart(Version version) {
        broken.add(version.id().servingDigest());
        pods.computeIfPresent(version.id().servingDigest(), (d, w) -> WorkloadState.Starting);
        return this;
    }

    Life podsStart(Version version) {
        broken.remove(version.id().servingDigest());
        return this;
    }

    Life sourceIs(Optional<Finding> problem) {
        unavailable = problem;
        return this;
    }

    Life later(Duration time) {
        now = now.plus(time);
        return this;
    }

    /** Somebody deleted a snapshot. */
    Life loses(String revision) {
        snapshots.remove(revision);
        return this;
    }

    /** The process is gone and starts again: what memory held is lost. */
    Life restarts() {
        board.clear();
        windowStart = now;
        return this;
    }

    /** Windows of age and score close, one letter each, and a pass follows each pair. */
    ModelPlan close(String... pairs) {
        ModelPlan plan = null;
        for (String pair : pairs) {
            post(pair);
            plan = pass();
        }
        return plan;
    }

    /** Windows close, and nobody has looked yet. */
    Life post(String pair) {
        now = now.plus(Counts.WINDOW);
        Optional<RevisionId> serving = status.rollout().serving();
        if (serving.isPresent() && status.rollout().serves() == Serves.Revision) {
            List<SignalTerms> signals = contents.get(serving.get().name()).signals();
            for (int i = 0; i < signals.size(); i++) {
                keep(
                        Counts.window(
                                signals.get(i).name(),
                                serving.get().name(),
                                pair.charAt(Math.min(i, pair.length() - 1)),
                                windowStart,
                                now));
            }
            windowStart = now;
        }
        return this;
    }

    private void keep(ClosedWindow window) {
        board.removeIf(
                old ->
                        old.signal().equals(window.signal())
                                && !old.revision().equals(window.revision()));
        board.add(window);
        if (board.stream().filter(w -> w.signal().equals(window.signal())).count() > KEPT) {
            board.remove(
                    board.stream()
                            .filter(w -> w.signal().equals(window.signal()))
                            .findFirst()
                            .orElseThrow());
        }
    }

    ModelPlan pass() {
        ModelPlan plan = look();
        keepEvidence(plan);
        save(plan);
        plan.revisions().forEach(this::remember);
        carryOut(plan);
        now = now.plusSeconds(1);
        return plan;
    }

    /** A pass that cannot store what was measured, and dies after saving status. */
    ModelPlan passThatStoresOnlyStatus() {
        return savesAndDies(look());
    }

    /** A pass that dies between saving status and everything after it. */
    ModelPlan passThatDiesAfterSaving() {
        ModelPlan plan = look();
        keepEvidence(plan);
        return savesAndDies(plan);
    }

    private ModelPlan savesAndDies(ModelPlan plan) {
        save(plan);
        now = now.plusSeconds(1);
        restarts();
        return plan;
    }

    /** Passes until nothing moves any more. */
    ModelPlan settle() {
        for (int i = 0; i < 20; i++) {
            Recorded before = status;
            ModelPlan plan = pass();
            if (plan.action().isEmpty() && before.rollout().equals(status.rollout()) && i > 2) {
                return plan;
            }
        }
        throw new AssertionError("still moving after 20 passes: " + actions);
    }

    Life stabilize() {
        for (int i = 0; i < 7; i++) {
            close("WW");
        }
        if (history(serving()).stableSince().isEmpty()) {
            throw new AssertionError("not stable: " + status);
        }
        return this;
    }

    ModelPlan look() {
        return planner.plan(observation());
    }

    Observation observation() {
        return new Observation(
                new Register(1, hold),
                seen(asked),
                contents.values().stream()
                        .filter(content -> snapshots.containsKey(content.name()))
                        .map(this::seen)
                        .toList(),
                status,
                monitored(),
                List.of(),
                now);
    }

    private RevisionSeen seen(Version version) {
        return new RevisionSeen(
                version.id(),
                version.dossier(
                        people.decisions(),
                        policies,
                        stops,
                        version == asked ? ContentStanding.AskedFor : ContentStanding.Former),
                version.terms(),
                version.failure(),
                snapshots.getOrDefault(version.name(), History.none(now)),
                pods.getOrDefault(version.id().servingDigest(), WorkloadState.Absent));
    }

    private Monitored monitored() {
        Version watched =
                status.rollout().serving().map(id -> contents.get(id.name())).orElse(asked);
        Map<String, Histogram> references = new HashMap<>();
        watched.signals().forEach(signal -> references.put(signal.name(), Counts.REFERENCE));
        return new Monitored(
                watched.signals(),
                references,
                board.stream().filter(w -> w.revision().equals(watched.name())).toList(),
                unavailable);
    }

    private void save(ModelPlan plan) {
        boolean snapshot = plan.approvals().asked().isInForce();
        if (snapshot) {
            snapshots.putIfAbsent(asked.name(), History.none(now));
        }
        boolean moved = !plan.rollout().next().since().equals(status.rollout().since());
        boolean renamed = !plan.rollout().next().serving().equals(status.rollout().serving());
        Instant since = plan.rollout().next().since().orElse(Instant.EPOCH);
        Map<String, SignalStanding> signals = new HashMap<>();
        plan.health().reports().stream()
                .filter(r -> r.state().lastWindowEnd().filter(e -> e.isAfter(since)).isPresent())
                .forEach(r -> signals.put(r.terms().name(), r.state()));
        plan.action().ifPresent(actions::add);
        status =
                new Recorded(
                        plan.rollout().next(),
                        signals,
                        plan.conditions(),
                        plan.memory().serving(),
                        plan.memory().lapsedAt(),
                        plan.action().map(this::lastAction).or(() -> status.last()));
        stops = new StopHistory(plan.memory().stops(), Set.copyOf(plan.memory().lifted()));
        if (moved || renamed) {
            windowStart = now;
        }
    }

    private LastAction lastAction(ActionTaken action) {
        return new LastAction(
                action.what(), action.from(), action.reason().name(), now, action.record());
    }

    private void keepEvidence(ModelPlan plan) {
        plan.revisions().stream()
                .flatMap(update -> update.evidence().stream())
                .forEach(this::remember);
    }

    private void remember(RevisionUpdate update) {
        History old = snapshots.getOrDefault(update.revision(), History.none(now));
        snapshots.put(
                update.revision(),
                new History(
                        old.created(),
                        update.firstServed().or(old::firstServed),
                        update.stableSince().or(old::stableSince),
                        update.quarantine()
                                .map(RevisionUpdate.Quarantined::at)
                                .or(old::quarantined),
                        update.baseline().or(old::baseline)));
    }

    private void carryOut(ModelPlan plan) {
        Map<String, WorkloadState> next = new HashMap<>();
        for (WorkloadWish wish : plan.rollout().workloads()) {
            String digest = wish.revision().servingDigest();
            boolean starts = !broken.contains(digest) && pods.containsKey(digest);
            boolean runs = wish.presence() == Presence.Run;
            next.put(digest, runs && starts ? WorkloadState.Ready : WorkloadState.Starting);
        }
        pods.clear();
        pods.putAll(next);
    }

    RolloutState rollout() {
        return status.rollout();
    }

    Recorded status() {
        return status;
    }

    List<ActionTaken> actions() {
        return actions;
    }

    StopHistory stops() {
        return stops;
    }

    Map<String, WorkloadState> pods() {
        return pods;
    }

    /** The name of the revision that answers, or {@code nothing}. */
    String answers() {
        return status.rollout().serves() == Serves.Revision ? serving() : "nothing";
    }

    private String serving() {
        return status.rollout().serving().map(RevisionId::name).orElse("nothing");
    }

    History history(String revision) {
        return snapshots.get(revision);
    }

    ConditionFact condition(String type) {
        return shown(ConditionType.valueOf(type))
                .orElseThrow(() -> new AssertionError("no " + type));
    }

    Optional<ConditionFact> shown(ConditionType type) {
        return status.conditions().stream().filter(fact -> fact.type() == type).findFirst();
    }
}
