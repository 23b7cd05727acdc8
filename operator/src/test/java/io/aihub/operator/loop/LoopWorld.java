package io.aihub.operator.loop;

import static io.aihub.operator.loop.StoryAnswers.moment;
import static io.aihub.operator.loop.StoryAnswers.orEmpty;

import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.AIModelStatus;
import io.aihub.api.v1alpha1.ModelDecision;
import io.aihub.api.v1alpha1.ModelRevision;
import io.aihub.api.v1alpha1.status.LastAction;
import io.aihub.api.v1alpha1.status.ServingStatus;
import io.aihub.api.v1alpha1.status.ServingStatus.ServingState;
import io.aihub.api.v1alpha1.status.Stop;
import io.aihub.decision.approval.ApprovalState;
import io.aihub.decision.approval.Hold;
import io.aihub.decision.health.Health.Overall;
import io.aihub.decision.story.Answer;
import io.aihub.decision.story.Decision;
import io.aihub.decision.story.People;
import io.aihub.decision.story.Version;
import io.aihub.decision.story.World;
import io.aihub.dossier.content.ContentSnapshot;
import io.aihub.operator.kubernetes.Labels;
import io.aihub.sandbox.apiserver.WriteHook;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** A story's world that is the loop that ships, on the embedded API server. */
final class LoopWorld implements World {
    private static final int MOST_PASSES = 20;

    /** An answer to a golden request moves nothing, and the pass after it does. */
    private static final int QUIET = 2;

    private final LoopHarness loop = LoopHarness.empty();
    private final People people = new People(this);
    private final Names names = new Names();
    private final StoryAnswers told = new StoryAnswers(names);
    private final StoryFaults faults = new StoryFaults(this::saved);
    private final Map<String, Version> contents = new TreeMap<>();
    private final List<LastAction> actions = new ArrayList<>();
    private Hold hold = Hold.None;
    private Version asked;
    private long read = -1;
    private Optional<AIModelStatus> status = Optional.empty();

    LoopWorld(Version first) {
        loop.server().hook((WriteHook) faults);
        requires(1);
        loop.apply(Applied.source());
        loop.apply(Applied.profile());
        asks(first);
    }

    @Override
    public People people() {
        return people;
    }

    @Override
    public World asks(Version version) {
        asked = version;
        contents.put(version.name(), version);
        ContentSnapshot content = content(version);
        names.tell(content.revisionName(), version.name());
        names.tell(Labels.shortDigest(content.servingDigest()), version.pods());
        loop.apply(VersionWish.of(asked).set("spec.hold", hold.name()).model());
        return this;
    }

    @Override
    public World holds(Hold value) {
        hold = value;
        return asks(asked);
    }

    private static ContentSnapshot content(Version version) {
        return ContentSnapshot.of(VersionWish.of(version).model());
    }

    @Override
    public World decides(Decision decision) {
        StringBuilder rest = new StringBuilder(",\"riskClass\":\"High\"");
        decision.version()
                .map(about -> contents.getOrDefault(about.name(), about))
                .ifPresent(about -> field(rest, "contentDigest", content(about).contentDigest()));
        decision.validFor()
                .ifPresent(time -> field(rest, "validUntil", loop.now().plus(time).toString()));
        decision.revision().ifPresent(to -> field(rest, "rollbackTo", names.cluster(to)));
        decision.scope().ifPresent(scope -> field(rest, "scope", scope.name()));
        decision.hold().ifPresent(hold -> field(rest, "hold", hold.name()));
        decision.stop().ifPresent(stop -> rest.append(",\"lifts\":[\"" + stopUid(stop) + "\"]"));
        loop.apply(Applied.decision(decision.name(), decision.kind().name(), rest.toString()));
        loop.all(ModelDecision.class).stream()
                .map(HasMetadata::getMetadata)
                .filter(made -> made.getName().equals(decision.name()))
                .forEach(made -> names.tell(made.getUid(), decision.name()));
        return this;
    }

    private static void field(StringBuilder json, String name, String value) {
        json.append(",\"" + name + "\":\"" + value + "\"");
    }

    private String stopUid(String stop) {
        return status().stream()
                .flatMap(status -> orEmpty(status.stops()).stream())
                .map(Stop::uid)
                .filter(uid -> told.stopName(uid).equals(stop))
                .findFirst()
                .orElseGet(() -> names.cluster(stop));
    }

    @Override
    public World forgets(String decision) {
        return delete(ModelDecision.class, decision);
    }

    @Override
    public World requires(int number) {
        loop.apply(Applied.policy(number));
        return this;
    }

    @Override
    public World losesItsPolicy() {
        loop.delete(Applied.policy());
        return this;
    }

    @Override
    public World losesItsSource() {
        loop.delete(Applied.source());
        return this;
    }

    @Override
    public World loses(String revision) {
        return delete(ModelRevision.class, names.cluster(revision));
    }

    private World delete(Class<? extends HasMetadata> kind, String name) {
        loop.all(kind).stream()
                .filter(object -> object.getMetadata().getName().equals(name))
                .forEach(loop::delete);
        return this;
    }

    @Override
    public World refusesHistories(boolean refuses) {
        faults.refuseHistories(refuses);
        return this;
    }

    @Override
    public World podsNeverStart(Version version) {
        loop.pods().breaks(deployment(version));
        loop.pods().play();
        return this;
    }

    @Override
    public World podsStart(Version version) {
        loop.pods().mend(deployment(version));
        return this;
    }

    private static String deployment(Version version) {
        return Labels.deploymentName(Wish.MODEL, content(version).servingDigest());
    }

    @Override
    public World post(String letters) {
        loop.post(letters);
        return this;
    }

    /** A pass follows each window, as at an operator that is awake, and more the last one. */
    @Override
    public World close(String... letters) {
        loop.close(letters);
        return settle();
    }

    @Override
    public World later(Duration time) {
        loop.later(time);
        return this;
    }

    @Override
    public World restarts() {
        loop.restart();
        return this;
    }

    @Override
    public World settle() {
        loop.settle(QUIET);
        return this;
    }

    @Override
    public World until(Predicate<World> itIsSo) {
        for (int i = 0; i < MOST_PASSES; i++) {
            loop.pass();
            if (itIsSo.test(this)) {
                return this;
            }
        }
        throw new AssertionError("not so after 20 passes: " + loop.status());
    }

    @Override
    public World diesOnceSaved(Predicate<World> itIsSo) {
        faults.dieOnce(() -> itIsSo.test(this));
        for (int i = 0; i < MOST_PASSES; i++) {
            loop.pass();
            if (faults.isDead(loop.operatorName())) {
                return restarts();
            }
        }
        throw new AssertionError("not so after 20 passes: " + loop.status());
    }

    private void saved() {
        Optional<LastAction> before = actions.stream().reduce((first, second) -> second);
        Optional<LastAction> last = status().map(AIModelStatus::lastAction);
        last.filter(action -> !Optional.of(action).equals(before)).ifPresent(actions::add);
    }

    private Optional<AIModelStatus> status() {
        long now = loop.server().resourceVersion();
        if (read != now) {
            status = loop.model().map(AIModel::getStatus);
            read = now;
        }
        return status;
    }

    private <T> Optional<T> serving(Function<ServingStatus, T> field) {
        return status().map(AIModelStatus::serving).map(field);
    }

    private <T> List<T> all(Function<AIModelStatus, List<T>> field) {
        return status().map(field).orElse(List.of());
    }

    @Override
    public String answers() {
        return serving(serving -> serving)
                .filter(serving -> serving.state() == ServingState.Serving)
                .map(ServingStatus::revision)
                .map(names::story)
                .orElse(NOTHING);
    }

    @Override
    public String traffic() {
        return loop.all(Service.class).stream()
                .map(service -> service.getSpec().getSelector().get(Labels.SERVING))
                .filter(serving -> !serving.equals(Labels.NOTHING))
                .map(names::story)
                .findFirst()
                .orElse(NOTHING);
    }

    @Override
    public ApprovalState approval() {
        return status().map(s -> ApprovalState.valueOf(s.approval().state().name()))
                .orElse(ApprovalState.Draft);
    }

    @Override
    public Overall signalsState() {
        return status().map(s -> Overall.valueOf(s.signalsState().name())).orElse(Overall.Unknown);
    }

    @Override
    public Optional<String> candidate() {
        return status().map(AIModelStatus::candidate).map(c -> names.story(c.revision()));
    }

    @Override
    public Optional<Instant> since() {
        return serving(ServingStatus::since).flatMap(since -> moment(since));
    }

    @Override
    public Optional<Instant> lapsedAt() {
        return serving(ServingStatus::lapsedAt).flatMap(at -> moment(at));
    }

    @Override
    public List<Answer.Action> actions() {
        return actions.stream().map(told::of).toList();
    }

    @Override
    public List<Answer.Condition> conditions() {
        return all(AIModelStatus::conditions).stream()
                .filter(condition -> !condition.type().equals("RegisterComplete"))
                .map(told::of)
                .toList();
    }

    @Override
    public List<Answer.Stop> stops() {
        return all(AIModelStatus::stops).stream()
                .filter(stop -> stop.state() == Stop.StopState.Holding)
                .map(told::of)
                .toList();
    }

    @Override
    public Map<String, Answer.Signal> signals() {
        return status().map(StoryAnswers::signals).orElse(Map.of());
    }

    @Override
    public Map<String, Answer.History> histories() {
        Map<String, Answer.History> all = new TreeMap<>();
        for (ModelRevision revision : loop.all(ModelRevision.class)) {
            all.put(names.story(revision.getMetadata().getName()), told.of(revision.getStatus()));
        }
        return all;
    }

    @Override
    public Map<String, Answer.Pods> pods() {
        Map<String, Answer.Pods> all = new TreeMap<>();
        for (Deployment deployment : loop.all(Deployment.class)) {
            String serving = deployment.getMetadata().getLabels().get(Labels.SERVING);
            all.put(names.story(serving), standing(deployment));
        }
        return all;
    }

    private static Answer.Pods standing(Deployment deployment) {
        Integer wanted = deployment.getSpec().getReplicas();
        if (wanted == 0) {
            return Answer.Pods.ScaledDown;
        }
        boolean ready =
                deployment.getStatus() != null
                        && Objects.equals(wanted, deployment.getStatus().getAvailableReplicas());
        return ready ? Answer.Pods.Ready : Answer.Pods.Starting;
    }

    @Override
    public List<Answer.Finding> findings() {
        return all(AIModelStatus::findings).stream()
                .flatMap(finding -> told.of(finding).stream())
                .toList();
    }

    @Override
    public void end() {
        loop.close();
    }
}
