package io.aihub.e2e.rig;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A running cluster of {@code e2e/up}, or one with a real node of {@code e2e/node/up}. */
public final class ControlPlane implements AutoCloseable {
    private static final Duration LONGEST_COMMAND = Duration.ofMinutes(3);

    /** With a node, images are unpacked, which a busy machine takes its time for. */
    private static final Duration LONGEST_START = Duration.ofMinutes(10);

    /** Which scripts start and end it. */
    private enum Kind {
        /** Nodes are played by kwok or by a test. */
        WithoutNode("e2e"),
        WithNode("e2e/node");

        private final String scripts;

        Kind(String scripts) {
            this.scripts = scripts;
        }
    }

    private final Path home;
    private final Path folder;
    private final Kind kind;
    private final Shell shell = new Shell(LONGEST_COMMAND);
    private final KubernetesClient client;

    private ControlPlane(Path home, Path folder, Kind kind) {
        this.home = home;
        this.folder = folder;
        this.kind = kind;
        if (kind == Kind.WithoutNode) {
            script("down");
        }
        up();
        client = new KubernetesClientBuilder().withConfig(admin()).build();
    }

    /**
     * Starts an empty one. What an earlier run left in this folder, for it was killed, is ended and
     * removed.
     *
     * @param home root of the repository
     * @throws IllegalStateException when it does not start; says why
     */
    public static ControlPlane start(Path home, Path folder) {
        return new ControlPlane(home, folder, Kind.WithoutNode);
    }

    /**
     * Starts one with a real node, whose pods are processes and whose Services answer. There is one
     * on a machine at a time; one that runs in this folder already is used as it is.
     *
     * @throws IllegalStateException when it does not start; says why
     */
    public static ControlPlane startWithNode(Path home, Path folder) {
        return new ControlPlane(home, folder, Kind.WithNode);
    }

    /** Why there can be none on this machine; empty when the binaries are there. */
    public static Optional<String> obstacle(Path home) {
        ProcessOutput output =
                new Shell(LONGEST_COMMAND)
                        .run(
                                List.of(home.resolve("e2e/control-plane/install") + "", "--check"),
                                Map.of(),
                                Optional.empty());
        return output.code() == 0 ? Optional.empty() : Optional.of(output.out().strip());
    }

    /** Starts again what has ended. */
    public void up() {
        script("up");
    }

    /** As its cluster administrator. */
    public KubernetesClient client() {
        return client;
    }

    /** As somebody else, by impersonation; to be closed. */
    public KubernetesClient clientAs(String user, String... groups) {
        Config config =
                new ConfigBuilder(admin())
                        .withImpersonateUsername(user)
                        .withImpersonateGroups(groups)
                        .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    /** Runs kubectl as the cluster administrator. */
    public ProcessOutput kubectl(String... arguments) {
        return kubectl(Optional.empty(), arguments);
    }

    /** Runs kubectl with this on its standard input. */
    public ProcessOutput kubectlWith(String input, String... arguments) {
        return kubectl(Optional.of(input), arguments);
    }

    private ProcessOutput kubectl(Optional<String> input, String... arguments) {
        List<String> command = new ArrayList<>(List.of(folder.resolve("kubectl").toString()));
        command.addAll(List.of(arguments));
        return shell.run(command, Map.of("KUBECONFIG", kubeconfig().toString()), input);
    }

    /** The cluster administrator's. */
    public Path kubeconfig() {
        return folder.resolve("kubeconfig");
    }

    /** Where its data and logs are. */
    public Path folder() {
        return folder;
    }

    /** Root of the repository. */
    public Path home() {
        return home;
    }

    /** What was asked of the API server. */
    public AuditLog audit() {
        return new AuditLog(folder.resolve("audit.log"));
    }

    /** Ends a process as {@code kill -9} does; {@link #up} starts it again. */
    public void kill(Component component) {
        ProcessHandle process = process(component);
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Sends a signal, for example {@code STOP} and {@code CONT}. */
    public void signal(Component component, String signal) {
        signal(process(component).pid(), signal);
    }

    void signal(long pid, String signal) {
        shell.run(List.of("kill", "-" + signal, Long.toString(pid)), Map.of(), Optional.empty())
                .orFail();
    }

    /** The process, for its memory and processor time. */
    public ProcessHandle process(Component component) {
        Path file = folder.resolve("pids").resolve(component.program() + ".pid");
        try {
            return ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
                    .orElseThrow(() -> new IllegalStateException(component + " does not run"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port of a component: {@code etcd}, {@code api}. */
    public int port(String name) {
        try {
            return Files.readAllLines(folder.resolve("ports")).stream()
                    .filter(line -> line.startsWith("port_" + name + "="))
                    .map(line -> Integer.parseInt(line.substring(line.indexOf('=') + 1)))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Config admin() {
        return Config.fromKubeconfig(kubeconfig().toFile());
    }

    private void script(String name) {
        new Shell(kind == Kind.WithNode ? LONGEST_START : LONGEST_COMMAND)
                .run(
                        List.of(
                                home.resolve(kind.scripts).resolve(name).toString(),
                                folder.toString()),
                        Map.of(),
                        Optional.empty())
                .orFail();
    }

    /** Lets it run on, for whoever started it. */
    public void leave() {
        client.close();
    }

    /** Ends all of it; logs stay. */
    @Override
    public void close() {
        client.close();
        script("down");
    }
}
