package io.aihub.cli.crash;

import io.aihub.cli.crash.CrashPoint.Moment;
import io.aihub.sandbox.apiserver.WriteHook;
import io.aihub.sandbox.apiserver.WriteRequest;
import io.aihub.sandbox.apiserver.WriteResult;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Notes every write of the operator, and kills it at the points that it was given, each once. */
final class CrashHook implements WriteHook {
    private final Set<CrashPoint> ahead;
    private final Set<CrashPoint> struck = new LinkedHashSet<>();
    private final Set<CrashPoint> seen = new LinkedHashSet<>();
    private final Runnable kill;
    private volatile String scene = "";

    CrashHook(Set<CrashPoint> points, Runnable kill) {
        this.ahead = new LinkedHashSet<>(points);
        this.kill = kill;
    }

    void scene(String next) {
        scene = next;
    }

    /** Points at which the operator was killed. */
    synchronized Set<CrashPoint> struck() {
        return new LinkedHashSet<>(struck);
    }

    /** Every write that changed something, in order, once each. */
    synchronized List<CrashPoint> seen() {
        return new ArrayList<>(seen);
    }

    @Override
    public Verdict before(WriteRequest request) {
        return strike(request, Moment.Before) ? Verdict.dropConnection() : Verdict.proceed();
    }

    @Override
    public synchronized Verdict after(WriteRequest request, WriteResult result) {
        if (request.client().equals("operator") && result.changed()) {
            seen.add(new CrashPoint(scene, WriteSignature.of(request), Moment.After));
            if (strike(request, Moment.After)) {
                return Verdict.dropConnection();
            }
        }
        return Verdict.proceed();
    }

    private synchronized boolean strike(WriteRequest request, Moment moment) {
        if (!request.client().equals("operator")) {
            return false;
        }
        CrashPoint here = new CrashPoint(scene, WriteSignature.of(request), moment);
        if (!ahead.remove(here)) {
            return false;
        }
        struck.add(here);
        kill.run();
        return true;
    }
}
