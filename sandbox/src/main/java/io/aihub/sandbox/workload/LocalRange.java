package io.aihub.sandbox.workload;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A range of addresses that programs of this machine can bind. One outside 127.0.0.0/8 has to be
 * put on the loopback interface first, where Linux then takes all of it for its own.
 */
public final class LocalRange implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;

    private final String network;
    private final Shell shell;
    private final boolean added;

    /** Runs a command. */
    @FunctionalInterface
    interface Shell {
        /** Whether the command ended well. */
        boolean run(List<String> command) throws IOException;
    }

    private LocalRange(String network, Shell shell, boolean added) {
        this.network = network;
        this.shell = shell;
        this.added = added;
    }

    /**
     * Makes sure of the range, and adds it where that is allowed.
     *
     * @throws IOException when it cannot be bound; the message has the command that helps
     */
    public static LocalRange claim(AddressRange range) throws IOException {
        return claim(range, LocalRange::run);
    }

    static LocalRange claim(AddressRange range, Shell shell) throws IOException {
        String network = range.node().getHostAddress() + "/" + prefix(range);
        if (isLocal(range)) {
            return new LocalRange(network, shell, false);
        }
        boolean ran = shell.run(command("add", network));
        if (!ran || !isLocal(range)) {
            throw new IOException(
                    "pods need addresses that a real API server accepts, which are not those of"
                            + " 127.0.0.0/8, and this machine does not have them; run: sudo "
                            + String.join(" ", command("add", network)));
        }
        return new LocalRange(network, shell, true);
    }

    /** Takes the range away again if this added it. */
    @Override
    public void close() {
        if (added) {
            try {
                shell.run(command("del", network));
            } catch (IOException e) {
                System.getLogger(LocalRange.class.getName())
                        .log(System.Logger.Level.WARNING, "{0} stays: {1}", network, e);
            }
        }
    }

    private static int prefix(AddressRange range) {
        return 24 - Integer.numberOfTrailingZeros(Integer.highestOneBit(range.networks()));
    }

    private static List<String> command(String verb, String network) {
        return List.of("ip", "addr", verb, network, "dev", "lo");
    }

    private static boolean isLocal(AddressRange range) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(range.at(range.size() - 1), 0));
            return true;
        } catch (IOException expected) {
            return false;
        }
    }

    private static boolean run(List<String> command) throws IOException {
        Process process;
        try {
            process =
                    new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
        } catch (IOException expected) {
            return false;
        }
        try {
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
