package io.aihub.operator.loop;

import io.aihub.operator.loop.Fault.Crash;
import io.aihub.operator.loop.Fault.Denied;
import io.aihub.operator.loop.Fault.Late;
import io.aihub.operator.loop.Fault.Moment;
import io.aihub.operator.loop.Fault.Refused;
import io.aihub.operator.loop.Fault.SecondOperator;
import io.aihub.operator.loop.Fault.Swapped;
import io.aihub.operator.loop.Fault.TimedOut;
import io.aihub.operator.loop.Fault.Twice;
import io.aihub.sandbox.apiserver.WatchHook;
import io.aihub.sandbox.apiserver.WriteHook;
import io.aihub.sandbox.apiserver.WriteRequest;
import io.aihub.sandbox.apiserver.WriteResult;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Stands before the API server and makes one fault happen. */
final class FaultInjection implements WriteHook, WatchHook {
    private final Invariants invariants;
    private final Set<String> dead = new HashSet<>();
    private final Map<String, Deque<Held>> held = new HashMap<>();
    private Optional<Fault> fault = Optional.empty();
    private int writes;
    private boolean struck;

    FaultInjection(Invariants invariants) {
        this.invariants = invariants;
    }

    private record Held(String object, Runnable tell) {}

    /** What kind of write it is, for example {@code Apply aimodels/status}. */
    static String classOf(WriteRequest request) {
        String subresource = request.target().subresource();
        return request.verb()
                + " "
                + request.target().resource()
                + (subresource.isEmpty() ? "" : "/" + subresource);
    }

    /** From now on, and once. */
    synchronized void arm(Fault next) {
        fault = Optional.of(next);
        writes = 0;
        struck = false;
    }

    /** Nothing goes wrong any more, and what was held back is told. */
    synchronized void disarm() {
        fault = Optional.empty();
        held.values().forEach(queue -> queue.forEach(one -> one.tell().run()));
        held.clear();
    }

    /** Whether something has happened that nobody was told of yet. */
    synchronized boolean holdsBack() {
        return held.values().stream().anyMatch(queue -> !queue.isEmpty());
    }

    /** Whether the fault happened. */
    synchronized boolean struck() {
        return struck;
    }

    /** Whether this process was killed. */
    synchronized boolean isDead(String operator) {
        return dead.contains(operator);
    }

    /** Objects whose newest change was not told yet, by plural. */
    synchronized Set<String> untold(String watcher, String plural) {
        return held.getOrDefault(watcher + " " + plural, new ArrayDeque<>()).stream()
                .map(Held::object)
                .collect(Collectors.toSet());
    }

    @Override
    public Verdict before(WriteRequest request) {
        if (!request.client().startsWith("operator-")) {
            return Verdict.proceed();
        }
        Verdict verdict = verdict(request);
        if (verdict instanceof Verdict.Proceed) {
            // Not under our own lock: it asks the store, which calls us under its lock.
            invariants.before(request);
        }
        return verdict;
    }

    private synchronized Verdict verdict(WriteRequest request) {
        if (dead.contains(request.client())) {
            return Verdict.dropConnection();
        }
        if (fault.isEmpty()) {
            return Verdict.proceed();
        }
        if (fault.get() instanceof Denied denied && denied.of().equals(classOf(request))) {
            struck = true;
            invariants.refused(request);
            return Verdict.respond(denied.code(), "Injected");
        }
        return struck ? Verdict.proceed() : once(fault.get(), request);
    }

    private Verdict once(Fault armed, WriteRequest request) {
        writes++;
        if (armed instanceof Crash crash && crash.write() == writes) {
            return crash.moment() == Moment.NotSent ? kill(request) : Verdict.proceed();
        }
        if (armed instanceof Refused refused && refused.of().equals(classOf(request))) {
            struck = true;
            invariants.refused(request);
            return Verdict.respond(refused.code(), "Injected");
        }
        if (armed instanceof TimedOut late && late.write() == writes && !late.stored()) {
            struck = true;
            return Verdict.dropConnection();
        }
        return Verdict.proceed();
    }

    @Override
    public synchronized Verdict after(WriteRequest request, WriteResult result) {
        if (struck || fault.isEmpty() || !request.client().startsWith("operator-")) {
            return Verdict.proceed();
        }
        Fault armed = fault.get();
        if (armed instanceof Crash crash && crash.write() == writes) {
            Verdict cut = kill(request);
            return crash.moment() == Moment.AnswerLost ? cut : Verdict.proceed();
        }
        if (armed instanceof TimedOut late && late.write() == writes) {
            struck = true;
            return Verdict.dropConnection();
        }
        return Verdict.proceed();
    }

    private Verdict kill(WriteRequest request) {
        struck = true;
        dead.add(request.client());
        return Verdict.dropConnection();
    }

    @Override
    public synchronized void changed(Change change, Runnable tell) {
        Fault armed = fault.orElse(null);
        if (armed instanceof SecondOperator && change.watcher().equals(LoopHarness.SECOND)) {
            struck = true;
            queue(change).add(new Held(change.object(), tell));
        } else if (armed instanceof Late late && late.plural().equals(change.plural())) {
            struck = true;
            hold(change, tell, late.events());
        } else if (armed instanceof Twice twice && twice.plural().equals(change.plural())) {
            struck = true;
            tell.run();
            tell.run();
        } else if (armed instanceof Swapped swapped && swapped.plural().equals(change.plural())) {
            swap(change, tell);
        } else {
            tell.run();
        }
    }

    private void hold(Change change, Runnable tell, int events) {
        Deque<Held> queue = queue(change);
        queue.add(new Held(change.object(), tell));
        while (queue.size() > events) {
            queue.remove().tell().run();
        }
    }

    /** An API server tells the changes of one object in order, always. */
    private void swap(Change change, Runnable tell) {
        Deque<Held> queue = queue(change);
        Held before = queue.poll();
        if (before == null) {
            queue.add(new Held(change.object(), tell));
        } else if (before.object().equals(change.object())) {
            before.tell().run();
            queue.add(new Held(change.object(), tell));
        } else {
            struck = true;
            tell.run();
            before.tell().run();
        }
    }

    private Deque<Held> queue(Change change) {
        return held.computeIfAbsent(
                change.watcher() + " " + change.plural(), key -> new ArrayDeque<>());
    }
}
