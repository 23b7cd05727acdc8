package io.aihub.operator.loop;

import io.aihub.api.v1alpha1.AIModel;
import io.aihub.api.v1alpha1.AIModelStatus;
import io.aihub.sandbox.apiserver.ClusterSnapshot;
import io.aihub.sandbox.apiserver.EmbeddedApiServer;
import io.aihub.sandbox.apiserver.LocalApi;
import io.aihub.sandbox.apiserver.RequestJournal.Entry;
import io.aihub.sandbox.apiserver.WatchHook;
import io.aihub.sandbox.apiserver.WriteHook;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The loop that ships, on the embedded API server: objects are applied, pods are played, counts are
 * given, the clock is moved by hand, and the test makes the passes.
 */
final class LoopHarness implements AutoCloseable {
    /** Lists the requests of a second operator in the server's journal. */
    static final String SECOND = "operator-second";

    static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Path ROOT = Path.of(System.getProperty("aihub.root", ".."));
    private static final Instant START = Instant.parse("2027-03-01T12:00:00Z");
    private static final ResourceID ID = new ResourceID(Wish.MODEL, Wish.NAMESPACE);

    /** More than any story needs to come to rest. */
    private static final int MOST_PASSES = 60;

    private static final int MOST_WINDOWS = 30;
    private static final int QUIET = 3;

    /** While a write is denied, passes go on failing. */
    private static final int DENIED_PASSES = 8;

    private final ResourceID id;
    private final HandClock clock;
    private final EmbeddedApiServer server;
    private final LocalApi people;
    private final PlayedPods pods;
    private final Set<String> wrong;
    private final Invariants invariants;
    private final FaultInjection faults;
    private OperatorInstance operator;
    private Optional<OperatorInstance> second = Optional.empty();
    private boolean failed;
    private boolean denied;
    private boolean armed;
    private int lives;
    private int decisions;

    /**
     * All that a later harness goes on from.
     *
     * @param wrong serving digests whose pods answer golden requests wrongly
     */
    record Fork(
            ClusterSnapshot cluster,
            Instant now,
            Set<String> broken,
            Set<String> wrong,
            int decisions) {}

    private LoopHarness(ResourceID model, Instant now, Optional<ClusterSnapshot> snapshot) {
        id = model;
        clock = new HandClock(now);
        try {
            EmbeddedApiServer.Options options =
                    EmbeddedApiServer.Options.defaults().withClock(clock);
            server = EmbeddedApiServer.start(snapshot.map(options::withSnapshot).orElse(options));
            if (snapshot.isEmpty()) {
                server.loadCrds(ROOT.resolve("crds"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        invariants = new Invariants(server.localApi("invariants"));
        faults = new FaultInjection(invariants);
        server.hook((WriteHook) faults);
        server.hook((WatchHook) faults);
        people = server.localApi("people");
        pods = new PlayedPods(server.localApi("kubelet"));
        wrong = new HashSet<>();
    }

    /** An empty cluster with the definitions, and the operator running. */
    static LoopHarness empty() {
        return empty(ID);
    }

    /** The same for a model of another name. */
    static LoopHarness empty(ResourceID model) {
        LoopHarness harness = new LoopHarness(model, START, Optional.empty());
        harness.begin();
        return harness;
    }

    /** The cluster as it was, and a new operator that knows nothing but what is stored. */
    static LoopHarness of(Fork fork) {
        LoopHarness harness = new LoopHarness(ID, fork.now(), Optional.of(fork.cluster()));
        fork.broken().forEach(harness.pods::breaks);
        harness.wrong.addAll(fork.wrong());
        harness.decisions = fork.decisions();
        harness.begin();
        // What serves is sampled from the first pass on.
        harness.pass();
        return harness;
    }

    Fork fork() {
        return new Fork(
                server.snapshot(), clock.instant(), pods.broken(), Set.copyOf(wrong), decisions);
    }

    private void begin() {
        lives++;
        operator = new OperatorInstance(server, operatorName(), clock, wrong::contains);
    }

    /** The name under which the server's journal lists the operator's requests in this life. */
    String operatorName() {
        return "operator-" + lives;
    }

    /** The process is gone and a new one starts: what memory held is lost. */
    void restart() {
        operator.close();
        begin();
    }

    EmbeddedApiServer server() {
        return server;
    }

    Instant now() {
        return clock.instant();
    }

    void later(Duration time) {
        clock.advance(time);
    }

    /** Creates an object, or replaces its spec where it exists. */
    <T extends HasMetadata> void apply(T object) {
        Optional<? extends HasMetadata> before =
                people.get(object.getClass(), namespace(object), object.getMetadata().getName());
        before.ifPresent(
                there ->
                        object.getMetadata()
                                .setResourceVersion(there.getMetadata().getResourceVersion()));
        boolean done = before.isPresent() ? people.update(object) : people.create(object);
        if (!done) {
            throw new AssertionError("refused: " + Serialization.asJson(object));
        }
    }

    void delete(HasMetadata object) {
        people.get(object.getClass(), namespace(object), object.getMetadata().getName())
                .ifPresent(there -> people.delete(there, ""));
    }

    /** Deletes an object and leaves what it owns, as {@code --cascade=orphan} does. */
    void orphan(HasMetadata object) {
        people.get(object.getClass(), namespace(object), object.getMetadata().getName())
                .ifPresent(there -> people.delete(there, "?propagationPolicy=Orphan"));
    }

    /** Writes an object as it is given, its metadata as well. */
    void write(HasMetadata object) {
        if (!people.update(object)) {
            throw new AssertionError("refused: " + Serialization.asJson(object));
        }
    }

    private static String namespace(HasMetadata object) {
        String namespace = object.getMetadata().getNamespace();
        return namespace == null ? "" : namespace;
    }

    /** The next number for a decision's name. */
    int nextDecision() {
        return ++decisions;
    }

    /** One pass over the model, with caches in sync; then the cluster plays what follows. */
    void pass() {
        operator.awaitCacheSync(people, plural -> faults.untold(operatorName(), plural));
        failed = fails(operator);
        if (second.isPresent()) {
            // What both decide at the same moment would be one decision.
            clock.advance(Duration.ofSeconds(1));
            if (!armed) {
                second.get().awaitCacheSync(people, plural -> Set.of());
            }
            fails(second.get());
        }
        if (faults.isDead(operatorName())) {
            restart();
            failed = true;
        }
        invariants.after();
        clock.advance(Duration.ofSeconds(1));
        pods.play();
    }

    /** What the framework would repeat: so does the next pass. */
    private boolean fails(OperatorInstance one) {
        try {
            one.pass(id);
            return false;
        } catch (KubernetesClientException e) {
            return true;
        }
    }

    /** Passes until three of them follow each other in which nothing fails, moves or is written. */
    void settle() {
        settle(QUIET);
    }

    /** Passes until so many follow each other in which nothing fails, moves or is written. */
    void settle(int passes) {
        int quiet = 0;
        for (int i = 0; i < MOST_PASSES; i++) {
            long before = server.journal().lastSequence();
            pass();
            quiet = failed || wroteSince(before) ? 0 : quiet + 1;
            if (quiet == passes || denied && i >= DENIED_PASSES) {
                invariants.atRest(faults.holdsBack());
                return;
            }
        }
        throw new AssertionError("still moving after " + MOST_PASSES + " passes: " + status());
    }

    /** Also what changed nothing: at rest nothing is written. A refusal is no write. */
    private boolean wroteSince(long sequence) {
        return !server.journal()
                .writes(
                        entry ->
                                entry.request().sequence() > sequence
                                        && entry.result().status() / 100 == 2)
                .isEmpty();
    }

    /** Makes one thing go wrong from now on. */
    void arm(Fault fault) {
        denied = fault instanceof Fault.Denied;
        armed = true;
        if (fault instanceof Fault.SecondOperator) {
            second = Optional.of(new OperatorInstance(server, SECOND, clock, wrong::contains));
            second.get().awaitCacheSync(people, plural -> Set.of());
        }
        faults.arm(fault);
    }

    /** Nothing goes wrong any more; answers whether it had. */
    boolean disarm() {
        denied = false;
        armed = false;
        faults.disarm();
        settle();
        second.ifPresent(OperatorInstance::close);
        second = Optional.empty();
        return faults.struck();
    }

    /** A window of every signal closes with these letters, and one pass follows each. */
    void close(String... letters) {
        for (String round : letters) {
            post(round);
            pass();
        }
    }

    /** A window of every signal closes, and nobody has looked yet. */
    void post(String letters) {
        clock.advance(WINDOW);
        operator.counts().close(id, letters);
        second.ifPresent(other -> other.counts().close(id, letters));
    }

    /** Windows close with these letters until status is as wanted, and then all comes to rest. */
    void closeUntil(String letters, Predicate<AIModelStatus> wanted) {
        for (int i = 0; i < MOST_WINDOWS; i++) {
            if (wanted.test(status())) {
                settle();
                return;
            }
            if (i == MOST_WINDOWS / 2) {
                // What is held back can keep it from ever being so.
                faults.disarm();
            }
            close(letters);
        }
        throw new AssertionError("not so after " + MOST_WINDOWS + " windows: " + status());
    }

    /** Plays a story that goes on from nothing. */
    void play(Story story) {
        for (Story.Step step : story.steps()) {
            step.act().accept(this);
            settle();
        }
    }

    /** The pods show finer bins, until the operator starts anew. */
    void showFinerBins(int number) {
        operator.counts().showFinerBins(number);
    }

    PlayedPods pods() {
        return pods;
    }

    Set<String> wrong() {
        return wrong;
    }

    Optional<AIModel> model() {
        return people.get(AIModel.class, id.getNamespace().orElseThrow(), id.getName());
    }

    AIModelStatus status() {
        return model().map(AIModel::getStatus).orElse(null);
    }

    <T extends HasMetadata> List<T> all(Class<T> kind) {
        return people.list(kind);
    }

    /** The operator's writes in all its lives, in the order of handling. */
    List<Entry> writes() {
        return server.journal().writes(entry -> entry.request().client().startsWith("operator-"));
    }

    /** How many writes the operator has made after that one. */
    long writesSince(long sequence) {
        return writes().stream().filter(e -> e.request().sequence() > sequence).count();
    }

    /** After how long the last pass asked for another one. */
    Duration nextPass() {
        return operator.next().orElseThrow();
    }

    /** The value of a series of the model. */
    double metric(String name) {
        return operator.metric(name, id).orElseThrow();
    }

    /** What was not as it has to be at every moment. */
    List<String> violations() {
        return invariants.violations();
    }

    /** How the cluster stands. */
    List<String> projection() {
        return Projection.of(people);
    }

    @Override
    public void close() {
        second.ifPresent(OperatorInstance::close);
        operator.close();
        server.close();
    }
}
