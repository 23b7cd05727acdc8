package io.aihub.decision.story;

import io.aihub.decision.ConditionType;
import io.aihub.decision.Finding;
import io.aihub.decision.Level;
import io.aihub.decision.Reason;
import io.aihub.decision.approval.ApprovalContext.ContentStanding;
import io.aihub.decision.approval.ApprovalState;
import io.aihub.decision.approval.GivenDecision;
import io.aihub.decision.approval.Hold;
import io.aihub.decision.approval.StopHistory;
import io.aihub.decision.drift.SignalStanding;
import io.aihub.decision.health.Health.Overall;
import io.aihub.decision.observation.Observation;
import io.aihub.decision.observation.Observation.Monitored;
import io.aihub.decision.observation.Observation.Recorded;
import io.aihub.decision.observation.Observation.Register;
import io.aihub.decision.observation.Traffic;
import io.aihub.decision.plan.ModelPlan;
import io.aihub.decision.plan.ModelPlanner;
import io.aihub.decision.revision.ObservedRevision;
import io.aihub.decision.revision.RevisionId;
import io.aihub.decision.rollout.RolloutState;
import io.aihub.decision.rollout.Standing.Serves;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The loop in miniature: status, snapshots, pods and closed windows are a few fields, and every
 * pass puts what was planned back into what the next pass sees, as the operator does.
 */
final class Life implements World {
    private static final int MOST_PASSES = 20;

    private final People people = new People(this);
    private final ModelPlanner planner = new ModelPlanner();
    private final Map<String, Version> contents = new LinkedHashMap<>();
    private final Snapshots snapshots = new Snapshots();
    private final PlayedPods pods = new PlayedPods();
    private final Governance governance = new Governance();
    private final List<Answer.Action> actions = new ArrayList<>();
    private StopHistory stops = StopHistory.none();
    private Recorded status = Recorded.NOTHING;
    private ApprovalState approval = ApprovalState.Draft;
    private Overall overall = Overall.Unknown;
    private List<Finding> findings = List.of();
    private Hold hold = Hold.None;
    private Version asked;
    private Optional<Finding> unavailable = Optional.empty();
    private Instant now = Instant.parse("2027-03-01T12:00:00Z");
    private final Board board = new Board(now);

    @Override
    public People people() {
        return people;
    }

    Instant now() {
        return now;
    }

    @Override
    public Life asks(Version version) {
        asked = version;
        contents.put(version.name(), version);
        return this;
    }

    @Override
    public Life decides(Decision decision) {
        governance.decide(decision, stops, now);
        return this;
    }

    List<GivenDecision> decisions() {
        return governance.decisions();
    }

    @Override
    public Life forgets(String decision) {
        governance.forget(decision);
        return this;
    }

    @Override
    public Life holds(Hold value) {
        hold = value;
        return this;
    }

    @Override
    public Life requires(int number) {
        governance.require(number);
        return this;
    }

    @Override
    public Life losesItsPolicy() {
        governance.loseThePolicy();
        return this;
    }

    @Override
    public Life losesItsSource() {
        unavailable =
                Optional.of(
                        Finding.of(
                                Reason.MetricSourceMissing,
                                Level.Warn,
                                "monitoring.sourceRef",
                                "There is no MetricSource pods. Create it, or name another."));
        return this;
    }

    @Override
    public Life podsNeverStart(Version version) {
        pods.neverStart(version);
        return this;
    }

    @Override
    public Life podsStart(Version version) {
        pods.start(version);
        return this;
    }

    @Override
    public Life later(Duration time) {
        now = now.plus(time);
        return this;
    }

    @Override
    public Life loses(String revision) {
        snapshots.lose(revision);
        return this;
    }

    @Override
    public Life refusesHistories(boolean refuses) {
        snapshots.refuse(refuses);
        return this;
    }

    @Override
    public Life restarts() {
        board.lose(now);
        return this;
    }

    @Override
    public Life post(String letters) {
        now = now.plus(Counts.WINDOW);
        Optional<RevisionId> serving = status.rollout().serving();
        if (serving.isPresent() && status.rollout().serves() == Serves.Revision) {
            board.close(contents.get(serving.get().name()), letters, now);
        }
        return this;
    }

    @Override
    public Life settle() {
        for (int i = 0; i < MOST_PASSES; i++) {
            List<Object> before = standing();
            pass();
            if (before.equals(standing())) {
                return this;
            }
        }
        throw new AssertionError("still moving after 20 passes: " + actions);
    }

    private List<Object> standing() {
        return List.of(status, snapshots.all(), pods.standing(), pods.endpoint(), stops, findings);
    }

    @Override
    public Life until(Predicate<World> itIsSo) {
        for (int i = 0; i < MOST_PASSES; i++) {
            pass();
            if (itIsSo.test(this)) {
                return this;
            }
        }
        throw new AssertionError("not so after 20 passes: " + status);
    }

    @Override
    public Life diesOnceSaved(Predicate<World> itIsSo) {
        for (int i = 0; i < MOST_PASSES; i++) {
            Recorded before = status;
            ModelPlan plan = savesAtLeast();
            if (!status.equals(before) && itIsSo.test(this)) {
                return restarts();
            }
            afterSaving(plan);
        }
        throw new AssertionError("not so after 20 passes: " + status);
    }

    ModelPlan pass() {
        ModelPlan plan = savesAtLeast();
        afterSaving(plan);
        return plan;
    }

    /** A pass that dies between saving status and everything after it. */
    ModelPlan passThatDiesAfterSaving() {
        ModelPlan plan = savesAtLeast();
        restarts();
        return plan;
    }

    private ModelPlan savesAtLeast() {
        ModelPlan plan = look();
        plan.revisions().stream()
                .flatMap(update -> update.evidence().stream())
                .forEach(update -> snapshots.remember(update, now));
        save(plan);
        now = now.plusSeconds(1);
        return plan;
    }

    private void afterSaving(ModelPlan plan) {
        plan.revisions().forEach(update -> snapshots.remember(update, now));
        pods.apply(plan.rollout());
    }

    ModelPlan look() {
        return planner.plan(observation());
    }

    Observation observation() {
        return new Observation(
                new Register(1, hold),
                seen(asked),
                contents.values().stream().filter(snapshots::has).map(this::seen).toList(),
                status,
                Traffic.to(pods.endpoint()),
                monitored(),
                List.of(),
                now);
    }

    private ObservedRevision seen(Version version) {
        return new ObservedRevision(
                version.id(),
                version.dossier(
                        governance.decisions(),
                        governance.policies(),
                        stops,
                        version == asked ? ContentStanding.AskedFor : ContentStanding.Former),
                version.terms(),
                version.failure(),
                snapshots.of(version, now),
                pods.of(version));
    }

    Board board() {
        return board;
    }

    private Monitored monitored() {
        Version watched =
                status.rollout().serving().map(id -> contents.get(id.name())).orElse(asked);
        return board.monitored(watched, unavailable);
    }

    private void save(ModelPlan plan) {
        boolean snapshot = plan.approvals().asked().isInForce();
        if (snapshot) {
            snapshots.take(asked, now);
        }
        boolean moved = !plan.rollout().next().since().equals(status.rollout().since());
        boolean renamed = !plan.rollout().next().serving().equals(status.rollout().serving());
        Instant since = plan.rollout().next().since().orElse(Instant.EPOCH);
        Map<String, SignalStanding> signals = new HashMap<>();
        plan.health().reports().stream()
                .filter(r -> r.state().lastWindowEnd().filter(e -> e.isAfter(since)).isPresent())
                .forEach(r -> signals.put(r.terms().name(), r.state()));
        plan.action().ifPresent(action -> actions.add(Answers.of(action, now)));
        approval = plan.approvals().asked().state();
        overall = plan.health().overall();
        findings = plan.findings();
        status =
                new Recorded(
                        plan.rollout().next(),
                        signals,
                        plan.conditions(),
                        plan.memory().serving(),
                        plan.memory().lapsedAt(),
                        plan.action()
                                .map(action -> Answers.recorded(action, now))
                                .or(() -> status.last()));
        stops = plan.memory().history();
        if (moved || renamed) {
            board.open(now);
        }
    }

    RolloutState rollout() {
        return status.rollout();
    }

    @Override
    public String answers() {
        return status.rollout().serves() == Serves.Revision
                ? status.rollout().serving().map(RevisionId::name).orElse(NOTHING)
                : NOTHING;
    }

    @Override
    public String traffic() {
        return pods.endpoint().map(this::podsOf).orElse(NOTHING);
    }

    private String podsOf(String servingDigest) {
        return contents.values().stream()
                .filter(version -> version.id().servingDigest().equals(servingDigest))
                .map(Version::pods)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public ApprovalState approval() {
        return approval;
    }

    @Override
    public Overall signalsState() {
        return overall;
    }

    @Override
    public Optional<String> candidate() {
        return status.rollout().candidate().map(candidate -> candidate.id().name());
    }

    @Override
    public Optional<Instant> since() {
        return status.rollout().since();
    }

    @Override
    public Optional<Instant> lapsedAt() {
        return status.lapsedAt();
    }

    @Override
    public List<Answer.Action> actions() {
        return List.copyOf(actions);
    }

    @Override
    public List<Answer.Condition> conditions() {
        return status.conditions().stream()
                .filter(fact -> fact.type() != ConditionType.RegisterComplete)
                .map(Answers::of)
                .toList();
    }

    @Override
    public List<Answer.Stop> stops() {
        return stops.recorded().stream().map(Answers::of).toList();
    }

    @Override
    public Map<String, Answer.Signal> signals() {
        return Answers.byName(status.signals(), Answers::of);
    }

    @Override
    public Map<String, Answer.History> histories() {
        return Answers.byName(snapshots.all(), Answers::of);
    }

    @Override
    public Map<String, Answer.Pods> pods() {
        Map<String, Answer.Pods> all = new HashMap<>();
        pods.standing().forEach((digest, standing) -> all.put(podsOf(digest), standing));
        return all;
    }

    @Override
    public List<Answer.Finding> findings() {
        return findings.stream().flatMap(finding -> Answers.of(finding).stream()).toList();
    }
}
