package io.aihub.sandbox;

import io.aihub.sandbox.apiserver.ClusterSnapshot;
import io.aihub.sandbox.apiserver.EmbeddedApiServer;
import io.aihub.sandbox.workload.ImageRegistry;
import io.aihub.sandbox.workload.WorkloadRuntime;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** A cluster on loopback addresses; it ends with {@link #close} or with the process. */
public final class EmbeddedCluster implements AutoCloseable {
    private final EmbeddedApiServer apiServer;
    private final WorkloadRuntime runtime;

    private EmbeddedCluster(EmbeddedApiServer apiServer, WorkloadRuntime runtime) {
        this.apiServer = apiServer;
        this.runtime = runtime;
    }

    /**
     * How to start.
     *
     * @param port of the API server, 0 for any free one
     * @param crdFolder whose YAML files define the custom resources, if any
     * @param images what pods can run
     * @param longestGrace bounds every pod's termination grace period
     * @param snapshot to start from, if any
     */
    public record Options(
            int port,
            Optional<Path> crdFolder,
            ImageRegistry images,
            Duration longestGrace,
            Optional<ClusterSnapshot> snapshot,
            Clock clock) {
        private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

        /** Any free port, no custom resources, an empty store. */
        public static Options with(ImageRegistry images) {
            return new Options(
                    0, Optional.empty(), images, TEN_SECONDS, Optional.empty(), Clock.systemUTC());
        }

        public Options withPort(int value) {
            return new Options(value, crdFolder, images, longestGrace, snapshot, clock);
        }

        public Options withCrds(Path folder) {
            return new Options(port, Optional.of(folder), images, longestGrace, snapshot, clock);
        }

        public Options withLongestGrace(Duration value) {
            return new Options(port, crdFolder, images, value, snapshot, clock);
        }

        public Options withSnapshot(ClusterSnapshot value) {
            return new Options(port, crdFolder, images, longestGrace, Optional.of(value), clock);
        }

        public Options withClock(Clock value) {
            return new Options(port, crdFolder, images, longestGrace, snapshot, value);
        }
    }

    /**
     * Starts the API server and what runs workloads; both serve when this returns.
     *
     * @throws IOException when the port is taken or a definition cannot be read
     */
    public static EmbeddedCluster start(Options options) throws IOException {
        EmbeddedApiServer.Options api =
                new EmbeddedApiServer.Options(
                        options.port(), options.clock(), System.nanoTime(), options.snapshot());
        EmbeddedApiServer server = EmbeddedApiServer.start(api);
        try {
            if (options.crdFolder().isPresent()) {
                server.loadCrds(options.crdFolder().get());
            }
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
        WorkloadRuntime runtime =
                WorkloadRuntime.start(
                        server.localApi("workload-runtime"),
                        options.images(),
                        options.clock(),
                        options.longestGrace());
        return new EmbeddedCluster(server, runtime);
    }

    /** The API server, with its journal, hooks and snapshots. */
    public EmbeddedApiServer apiServer() {
        return apiServer;
    }

    /** What runs Deployments, Pods and Services. */
    public WorkloadRuntime runtime() {
        return runtime;
    }

    /** Where a Service's port can be reached; empty while there is no such Service. */
    public Optional<InetSocketAddress> serviceAddress(String namespace, String name, int port) {
        return runtime.serviceAddress(namespace, name, port);
    }

    /**
     * Writes a kubeconfig for this client, readable by its owner only.
     *
     * @param client the name under which the journal lists its requests
     */
    public Path writeKubeconfig(Path file, String client) throws IOException {
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
        return Files.writeString(file, apiServer.kubeconfig(client), StandardOpenOption.CREATE);
    }

    /** Ends everything at once. */
    @Override
    public void close() {
        runtime.close();
        apiServer.close();
    }
}
