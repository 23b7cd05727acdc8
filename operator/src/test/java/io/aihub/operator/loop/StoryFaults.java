package io.aihub.operator.loop;

import io.aihub.sandbox.apiserver.WriteHook;
import io.aihub.sandbox.apiserver.WriteRequest;
import io.aihub.sandbox.apiserver.WriteResult;
import io.aihub.sandbox.apiserver.WriteTarget;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Stands between the operator and the API server, and sees every status that is saved. */
final class StoryFaults implements WriteHook {
    private static final int REFUSED = 500;

    private final Set<String> dead = new HashSet<>();
    private final Runnable saved;
    private BooleanSupplier fatal = () -> false;
    private boolean refuses;

    /**
     * @param saved is told after the status of a model was written
     */
    StoryFaults(Runnable saved) {
        this.saved = saved;
    }

    /** Every write of what snapshots remember is refused, or none is any more. */
    synchronized void refuseHistories(boolean refuse) {
        refuses = refuse;
    }

    /** The operator dies with the first saved status with which this is so. */
    synchronized void dieOnce(BooleanSupplier itIsSo) {
        fatal = itIsSo;
    }

    synchronized boolean isDead(String operator) {
        return dead.contains(operator);
    }

    @Override
    public synchronized Verdict before(WriteRequest request) {
        if (dead.contains(request.client())) {
            return Verdict.dropConnection();
        }
        boolean history = isOperator(request) && isStatus(request.target(), "modelrevisions");
        return refuses && history ? Verdict.respond(REFUSED, "Refused") : Verdict.proceed();
    }

    @Override
    public synchronized Verdict after(WriteRequest request, WriteResult result) {
        boolean status = isOperator(request) && isStatus(request.target(), "aimodels");
        if (!status || !result.changed()) {
            return Verdict.proceed();
        }
        saved.run();
        if (!fatal.getAsBoolean()) {
            return Verdict.proceed();
        }
        fatal = () -> false;
        dead.add(request.client());
        return Verdict.dropConnection();
    }

    private static boolean isOperator(WriteRequest request) {
        return request.client().startsWith("operator-");
    }

    private static boolean isStatus(WriteTarget target, String plural) {
        return target.resource().equals(plural) && target.subresource().equals("status");
    }
}
