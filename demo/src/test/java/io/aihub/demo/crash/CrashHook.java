package io.aihub.demo.crash;

import io.aihub.demo.crash.CrashPoint.Moment;
import io.aihub.sandbox.apiserver.WriteHook;
import io.aihub.sandbox.apiserver.WriteRequest;
import io.aihub.sandbox.apiserver.WriteResult;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Notes every write of the operator, and kills it at the points that it was given. */
final class CrashHook implements WriteHook {
    private final Set<CrashPoint> seen = new LinkedHashSet<>();
    private final KillPoints strikes;

    CrashHook(KillPoints strikes) {
        this.strikes = strikes;
    }

    /** Every write that changed something, in order, once each. */
    synchronized List<CrashPoint> seen() {
        return new ArrayList<>(seen);
    }

    @Override
    public Verdict before(WriteRequest request) {
        return isOperators(request) && strikes.strike(here(request, Moment.Before))
                ? Verdict.dropConnection()
                : Verdict.proceed();
    }

    @Override
    public synchronized Verdict after(WriteRequest request, WriteResult result) {
        if (isOperators(request) && result.changed()) {
            CrashPoint here = here(request, Moment.After);
            seen.add(here);
            if (strikes.strike(here)) {
                return Verdict.dropConnection();
            }
        }
        return Verdict.proceed();
    }

    private static boolean isOperators(WriteRequest request) {
        return request.client().equals("operator");
    }

    private CrashPoint here(WriteRequest request, Moment moment) {
        String signature =
                WriteSignature.of(
                        request.verb().name(),
                        request.target().resource(),
                        request.target().name(),
                        request.target().subresource(),
                        WriteSignature.tree(request.body()));
        return strikes.here(signature, moment);
    }
}
