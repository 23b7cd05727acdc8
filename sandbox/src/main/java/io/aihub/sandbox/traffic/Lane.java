package io.aihub.sandbox.traffic;

import io.aihub.sandbox.model.PatientRow;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One thread's share of the traffic: a request at every turn, over one connection at a time. */
final class Lane implements Runnable {
    private static final long MOST_LAG_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Plan plan;
    private final LoopbackTarget target;
    private final Supplier<List<PatientRow>> patients;
    private final TrafficLog log;
    private final CountDownLatch ended;
    private volatile ClientConnection connection;

    /**
     * When and how a lane sends.
     *
     * @param number of the lane in the log
     * @param kind {@code Kept} reuses its connection as long as the server lets it
     * @param firstNanos until its first request
     * @param intervalNanos from one request to the next
     */
    record Plan(
            int number,
            ConnectionKind kind,
            String modelName,
            long firstNanos,
            long intervalNanos,
            Duration timeout) {}

    Lane(
            Plan plan,
            LoopbackTarget target,
            Supplier<List<PatientRow>> patients,
            TrafficLog log,
            CountDownLatch ended) {
        this.plan = plan;
        this.target = target;
        this.patients = patients;
        this.log = log;
        this.ended = ended;
    }

    @Override
    public void run() {
        try {
            long due = System.nanoTime() + plan.firstNanos();
            while (!ended.await(due - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                ask();
                // After a stall it goes on at its rate instead of catching up in one burst.
                due = Math.max(due + plan.intervalNanos(), System.nanoTime() - MOST_LAG_NANOS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            hangUp();
        }
    }

    /** Ends the connection; a request on it fails. */
    void hangUp() {
        ClientConnection last = connection;
        connection = null;
        if (last != null) {
            last.close();
        }
    }

    private void ask() {
        InferenceCall call = new InferenceCall(plan.modelName(), patients.get(), plan.kind());
        TrafficLog.Ticket ticket = log.begin(plan.number());
        ConnectionKind used = connection == null ? ConnectionKind.Fresh : ConnectionKind.Kept;
        RequestOutcome outcome;
        try {
            outcome = attempt(call);
        } catch (ClientConnection.ClosedByServer e) {
            hangUp();
            if (used == ConnectionKind.Kept && ended.getCount() > 0) {
                log.retried();
                used = ConnectionKind.Fresh;
                outcome = attemptAgain(call);
            } else {
                outcome = new RequestOutcome.Failed(FailureKind.IoError, e.getMessage());
            }
        }
        if (ended.getCount() > 0) {
            log.finish(ticket, used, outcome);
        }
    }

    private RequestOutcome attemptAgain(InferenceCall call) {
        try {
            return attempt(call);
        } catch (ClientConnection.ClosedByServer e) {
            hangUp();
            return new RequestOutcome.Failed(FailureKind.IoError, e.getMessage());
        }
    }

    private RequestOutcome attempt(InferenceCall call) throws ClientConnection.ClosedByServer {
        try {
            ClientConnection open = connection;
            if (open == null) {
                Optional<InetSocketAddress> address = target.resolve();
                if (address.isEmpty()) {
                    return new RequestOutcome.Failed(FailureKind.NoEndpoint, "no endpoint");
                }
                open = ClientConnection.open(address.get(), plan.timeout());
                connection = open;
            }
            ClientConnection.Answer answer = open.exchange(call.request(), plan.timeout());
            if (!answer.reusable() || plan.kind() == ConnectionKind.Fresh) {
                hangUp();
            }
            return call.outcome(answer);
        } catch (ClientConnection.ClosedByServer e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            hangUp();
            return new RequestOutcome.Failed(kindOf(e), e.getClass().getSimpleName());
        }
    }

    private static FailureKind kindOf(Exception e) {
        if (e instanceof IllegalArgumentException) {
            return FailureKind.ForeignAddress;
        }
        if (e instanceof ConnectException) {
            return FailureKind.Refused;
        }
        if (e instanceof SocketTimeoutException) {
            return FailureKind.Timeout;
        }
        return e instanceof IOException ? FailureKind.IoError : FailureKind.NoEndpoint;
    }
}
