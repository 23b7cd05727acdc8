package io.aihub.demo.stage;

import io.aihub.demo.story.Clinic.Answering;
import io.aihub.demo.story.Clinic.Answers;
import io.aihub.demo.story.Clinic.Begun;
import io.aihub.demo.story.Clinic.Traffic;
import io.aihub.sandbox.model.PatientFlow;
import io.aihub.sandbox.traffic.ConnectionKind;
import io.aihub.sandbox.traffic.RequestOutcome;
import io.aihub.sandbox.traffic.RequestRecord;
import io.aihub.sandbox.traffic.TrafficClient;
import io.aihub.sandbox.traffic.TrafficConfig;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The sandbox's client as the story sees it. */
final class ServiceTraffic implements Traffic, AutoCloseable {
    private static final Duration LOOK_BACK = Duration.ofSeconds(20);

    /**
     * 100 requests of six rows a second, every other one over a connection of its own: a version
     * that only new connections reach gets 300 rows a second, enough for windows of one second.
     */
    private static final TrafficConfig.Load LOAD =
            new TrafficConfig.Load(100, 6, 6, 2, Duration.ofSeconds(2));

    private static final Duration PROBE = Duration.ofMillis(500);
    private static final int SHOWN_FAILURES = 3;

    /** A run over kept connections says something about all of them from this length on. */
    private static final int KEPT_RUN = 2 * LOAD.keptConnections();

    private final Addresses services;
    private final Clock clock;
    private PatientFlow patients;
    private Optional<TrafficClient> client = Optional.empty();

    /** Where Services answer. */
    @FunctionalInterface
    interface Addresses {
        /** Where this port of a Service answers; absent while there is no such Service. */
        Optional<InetSocketAddress> of(String namespace, String service, int port);
    }

    ServiceTraffic(Addresses services, PatientFlow patients, Clock clock) {
        this.services = services;
        this.patients = patients;
        this.clock = clock;
    }

    synchronized void send(PatientFlow next) {
        patients = next;
        client.ifPresent(running -> running.switchTo(next));
    }

    @Override
    public synchronized Begun begin(String namespace, String service, int port) {
        if (client.isEmpty() && listens(namespace, service, port)) {
            client = Optional.of(TrafficClient.start(config(namespace, service, port)));
        }
        return client.isPresent() ? Begun.Sending : Begun.NobodyListens;
    }

    private boolean listens(String namespace, String service, int port) {
        Optional<InetSocketAddress> address = services.of(namespace, service, port);
        if (address.isEmpty()) {
            return false;
        }
        try (Socket probe = new Socket()) {
            probe.connect(address.get(), (int) PROBE.toMillis());
            return true;
        } catch (IOException expected) {
            return false;
        }
    }

    private TrafficConfig config(String namespace, String service, int port) {
        return TrafficConfig.of(
                        () -> services.of(namespace, service, port).orElse(null),
                        service,
                        patients,
                        clock)
                .with(LOAD);
    }

    @Override
    public synchronized void expect(Answers answers) {
        client.ifPresent(
                running -> {
                    if (answers == Answers.All) {
                        running.expectServing();
                    } else {
                        running.expectStop();
                    }
                });
    }

    @Override
    public synchronized long sent() {
        return client.map(TrafficClient::sent).orElse(0L);
    }

    @Override
    public synchronized long failed() {
        return client.map(TrafficClient::failures).orElse(0L);
    }

    @Override
    public synchronized List<String> failures() {
        return client
                .map(running -> running.failuresSince(Instant.EPOCH))
                .orElse(List.of())
                .stream()
                .limit(SHOWN_FAILURES)
                .map(one -> one.finished() + " " + one.connection() + " " + one.outcome())
                .toList();
    }

    @Override
    public Optional<Answering> onNewConnections() {
        return run(ConnectionKind.Fresh, 1);
    }

    @Override
    public Optional<Answering> onKeptConnections() {
        return run(ConnectionKind.Kept, KEPT_RUN);
    }

    /** The newest unbroken run of one version, if it is at least so long. */
    private synchronized Optional<Answering> run(ConnectionKind kind, int atLeast) {
        List<RequestRecord> records =
                client.map(running -> running.recordsSince(clock.instant().minus(LOOK_BACK)))
                        .orElse(List.of());
        Optional<Answering> run = Optional.empty();
        int length = 0;
        for (int i = records.size() - 1; i >= 0; i--) {
            RequestRecord one = records.get(i);
            if (one.connection() == kind) {
                Optional<String> version = version(one);
                if (version.isEmpty()
                        || run.filter(r -> !r.version().equals(version.get())).isPresent()) {
                    break;
                }
                run = Optional.of(new Answering(version.get(), one.finished()));
                length++;
            }
        }
        return length >= atLeast ? run : Optional.empty();
    }

    private static Optional<String> version(RequestRecord one) {
        return one.outcome() instanceof RequestOutcome.Served served
                ? Optional.of(served.version())
                : Optional.empty();
    }

    @Override
    public synchronized void close() {
        client.ifPresent(TrafficClient::close);
    }
}
