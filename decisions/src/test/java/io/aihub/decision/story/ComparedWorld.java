package io.aihub.decision.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.approval.ApprovalState;
import io.aihub.decision.approval.Hold;
import io.aihub.decision.health.Health.Overall;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Two worlds to which the same happens. After every act their {@link Projection}s have to be equal,
 * and their answers to every question, without moments; the answer given is that of the second, so
 * that a story proves of it also what it says of moments.
 */
public final class ComparedWorld implements World {
    /** Fewer windows of one call are compared one by one, so many after the last of them. */
    private static final int MANY = 100;

    private final World model;
    private final World compared;
    private final People people = new People(this);
    private final List<String> acts = new ArrayList<>();

    /**
     * @param model the world that is trusted
     * @param compared the world that is held against it
     */
    public ComparedWorld(World model, World compared) {
        this.model = model;
        this.compared = compared;
        agree();
    }

    private ComparedWorld act(String words, Consumer<World> act) {
        acts.add(words);
        act.accept(model);
        act.accept(compared);
        agree();
        return this;
    }

    private void agree() {
        assertThat(Projection.of(compared))
                .as("the second world after %s", acts)
                .isEqualTo(Projection.of(model));
    }

    private <T> T ask(String words, Function<World, T> question) {
        T answer = question.apply(compared);
        assertThat(timeless(answer))
                .as("%s of the second world after %s", words, acts)
                .isEqualTo(timeless(question.apply(model)));
        return answer;
    }

    private static Object timeless(Object answer) {
        if (answer instanceof Optional<?> optional) {
            return optional.map(ComparedWorld::timeless);
        }
        if (answer instanceof List<?> list) {
            return list.stream().map(ComparedWorld::timeless).toList();
        }
        if (answer instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, e -> timeless(e.getValue())));
        }
        if (answer instanceof Answer timed) {
            return timed.timeless();
        }
        return answer instanceof Instant ? Instant.EPOCH : answer;
    }

    @Override
    public People people() {
        return people;
    }

    @Override
    public World asks(Version version) {
        return act("asks " + version.name(), world -> world.asks(version));
    }

    @Override
    public World decides(Decision decision) {
        return act(decision.name(), world -> world.decides(decision));
    }

    @Override
    public World forgets(String decision) {
        return act("forgets " + decision, world -> world.forgets(decision));
    }

    @Override
    public World holds(Hold hold) {
        return act("holds " + hold, world -> world.holds(hold));
    }

    @Override
    public World requires(int number) {
        return act("requires " + number, world -> world.requires(number));
    }

    @Override
    public World losesItsPolicy() {
        return act("loses its policy", World::losesItsPolicy);
    }

    @Override
    public World losesItsSource() {
        return act("loses its source", World::losesItsSource);
    }

    @Override
    public World loses(String revision) {
        return act("loses " + revision, world -> world.loses(revision));
    }

    @Override
    public World refusesHistories(boolean refuses) {
        return act("refuses histories: " + refuses, world -> world.refusesHistories(refuses));
    }

    @Override
    public World podsNeverStart(Version version) {
        return act(version.pods() + " never start", world -> world.podsNeverStart(version));
    }

    @Override
    public World podsStart(Version version) {
        return act(version.pods() + " start", world -> world.podsStart(version));
    }

    @Override
    public World post(String letters) {
        return act("windows " + letters, world -> world.post(letters));
    }

    @Override
    public World close(String... letters) {
        if (letters.length >= MANY) {
            return act(letters.length + " windows", world -> world.close(letters));
        }
        for (String each : letters) {
            act("windows " + each + " and passes", world -> world.close(each));
        }
        return this;
    }

    @Override
    public World later(Duration time) {
        return act(time + " later", world -> world.later(time));
    }

    @Override
    public World restarts() {
        return act("restarts", World::restarts);
    }

    @Override
    public World settle() {
        return act("settles", World::settle);
    }

    @Override
    public World until(Predicate<World> itIsSo) {
        return act("passes until", world -> world.until(itIsSo));
    }

    @Override
    public World diesOnceSaved(Predicate<World> itIsSo) {
        return act("dies once saved", world -> world.diesOnceSaved(itIsSo));
    }

    @Override
    public String answers() {
        return ask("what answers", World::answers);
    }

    @Override
    public String traffic() {
        return ask("where traffic goes", World::traffic);
    }

    @Override
    public ApprovalState approval() {
        return ask("approval", World::approval);
    }

    @Override
    public Overall signalsState() {
        return ask("signals in one word", World::signalsState);
    }

    @Override
    public Optional<String> candidate() {
        return ask("candidate", World::candidate);
    }

    @Override
    public Optional<Instant> since() {
        return ask("since when it serves", World::since);
    }

    @Override
    public Optional<Instant> lapsedAt() {
        return ask("since when it has no approval", World::lapsedAt);
    }

    @Override
    public List<Answer.Action> actions() {
        return ask("actions", World::actions);
    }

    @Override
    public List<Answer.Condition> conditions() {
        // The list is keyed: its order says nothing.
        return ask(
                "conditions",
                world ->
                        world.conditions().stream()
                                .sorted(Comparator.comparing(condition -> condition.type()))
                                .toList());
    }

    @Override
    public List<Answer.Stop> stops() {
        // The list is keyed: its order says nothing.
        return ask(
                "stops",
                world ->
                        world.stops().stream()
                                .sorted(Comparator.comparing(Answer.Stop::name))
                                .toList());
    }

    @Override
    public Map<String, Answer.Signal> signals() {
        return ask("signals", World::signals);
    }

    @Override
    public Map<String, Answer.History> histories() {
        return ask("histories", World::histories);
    }

    @Override
    public Map<String, Answer.Pods> pods() {
        return ask("pods", World::pods);
    }

    /** Their order is that of the names in a world of its own. */
    @Override
    public List<Answer.Finding> findings() {
        return ask(
                "findings",
                world ->
                        world.findings().stream()
                                .sorted(Comparator.comparing(Answer.Finding::message))
                                .toList());
    }

    @Override
    public void end() {
        try {
            model.end();
        } finally {
            compared.end();
        }
    }
}
