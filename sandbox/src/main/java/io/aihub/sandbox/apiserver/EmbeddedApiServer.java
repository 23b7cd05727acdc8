package io.aihub.sandbox.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.sandbox.http.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * An API server on a loopback port, over plain HTTP, for clients in this and in other processes. It
 * ends with {@link #close} or with the process. See the package for what it does not do.
 */
public final class EmbeddedApiServer implements AutoCloseable {
    private final ObjectStore store;
    private final ResourceCatalog catalog;
    private final WriteDispatcher writes;
    private final RequestJournal journal;
    private final HttpServer http;
    private final Thread collector;

    private EmbeddedApiServer(Options options) throws IOException {
        store = new ObjectStore();
        catalog = new ResourceCatalog();
        journal = new RequestJournal(options.clock());
        Random random = new Random(options.seed());
        BuiltinDefaults defaults = new BuiltinDefaults(new ClusterAddresses(new Random()));
        ObjectDeleter deleter = new ObjectDeleter(store, options.clock());
        StoredObjectWriter writer =
                new StoredObjectWriter(store, defaults, options.clock(), random);
        WriteRouter router = new WriteRouter(store, catalog, writer, deleter);
        writes = new WriteDispatcher(router, journal);
        GarbageCollector garbage = new GarbageCollector(store, catalog, deleter);
        options.snapshot().ifPresent(store::restore);
        store.list(GroupResource.CRDS, "").forEach(crd -> catalog.define(crd.json()));
        store.listen(this::followDefinitions);
        store.listen(garbage);
        collector = new Thread(garbage, "garbage-collector");
        collector.setDaemon(true);
        collector.start();
        ApiDispatcher dispatcher =
                new ApiDispatcher(
                        new ReadDispatcher(store, catalog, journal),
                        writes,
                        new DiscoveryDocuments(catalog),
                        journal);
        http = HttpServer.start(loopback(options.port()), "apiserver", dispatcher);
    }

    /**
     * How to start.
     *
     * @param port 0 for any free one
     * @param seed of uids and generated names
     * @param snapshot to start from, if any
     */
    public record Options(int port, Clock clock, long seed, Optional<ClusterSnapshot> snapshot) {
        /** Any free port, an empty store, uids that differ from start to start. */
        public static Options defaults() {
            Clock clock = Clock.systemUTC();
            return new Options(0, clock, clock.instant().toEpochMilli(), Optional.empty());
        }

        public Options withPort(int newPort) {
            return new Options(newPort, clock, seed, snapshot);
        }

        public Options withClock(Clock newClock) {
            return new Options(port, newClock, seed, snapshot);
        }

        public Options withSnapshot(ClusterSnapshot newSnapshot) {
            return new Options(port, clock, seed, Optional.of(newSnapshot));
        }
    }

    /**
     * Starts serving.
     *
     * @throws IOException when the port is taken
     */
    public static EmbeddedApiServer start(Options options) throws IOException {
        return new EmbeddedApiServer(options);
    }

    /** For example {@code http://127.0.0.1:40123}. */
    public String url() {
        return "http://127.0.0.1:" + http.address().getPort();
    }

    /**
     * A kubeconfig whose requests the journal lists under this name.
     *
     * @param client letters, digits and hyphens
     */
    public String kubeconfig(String client) {
        return """
                apiVersion: v1
                kind: Config
                current-context: sandbox
                clusters:
                - name: sandbox
                  cluster:
                    server: %s
                users:
                - name: %s
                  user:
                    token: %s
                contexts:
                - name: sandbox
                  context:
                    cluster: sandbox
                    user: %s
                    namespace: default
                """
                .formatted(url(), client, client, client);
    }

    /** Every write so far, and the counts of reads and watches. */
    public RequestJournal journal() {
        return journal;
    }

    /** Stands in the way of writes from now on; the latest hook replaces the one before. */
    public void hook(WriteHook hook) {
        writes.hook(hook);
    }

    /** Stands between changes and watchers from now on; the latest hook replaces the one before. */
    public void hook(WatchHook hook) {
        store.watchHook(hook);
    }

    /** Removes the hook. */
    public void unhook() {
        writes.hook(new WriteHook() {});
    }

    /** The resource version of the last change. */
    public long resourceVersion() {
        return store.resourceVersion();
    }

    /**
     * Defines the custom resources in the YAML files of a folder (not of those below it); documents
     * of other kinds are passed over, and a kind that is defined already is replaced.
     *
     * @throws IOException when a file cannot be read
     */
    public void loadCrds(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> sorted =
                    files.filter(file -> file.toString().matches(".*\\.ya?ml")).sorted().toList();
            for (Path file : sorted) {
                loadCrdDocuments(Files.readString(file));
            }
        }
    }

    /** Defines the custom resources in this YAML text. */
    public void loadCrdDocuments(String yaml) {
        LocalApi api = localApi("sandbox-setup");
        for (ObjectNode document : Json.documents(yaml)) {
            if (Json.at(document, "kind").equals("CustomResourceDefinition")) {
                api.applyCrd(document);
            }
        }
    }

    /** The whole present content. */
    public ClusterSnapshot snapshot() {
        return store.snapshot();
    }

    /** A way in for the sandbox's own controllers, past hooks and the network. */
    public LocalApi localApi(String client) {
        return new LocalApi(store, catalog, writes, client);
    }

    /** Ends the server and all connections. */
    @Override
    public void close() {
        http.close();
        collector.interrupt();
    }

    private void followDefinitions(StoreEvent event) {
        if (event.kind().equals(GroupResource.CRDS)) {
            event.after()
                    .ifPresentOrElse(
                            crd -> catalog.define(crd.json()),
                            () -> catalog.remove(event.last().json()));
        }
    }

    private static InetSocketAddress loopback(int port) throws UnknownHostException {
        return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    }
}
