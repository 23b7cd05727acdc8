package io.aihub.e2e.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The operator's way to an API server on this machine, which can be cut while the server lives.
 * What passes is not looked at, so TLS is the server's own.
 */
final class CuttableWire implements AutoCloseable {
    private final int serverPort;
    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads =
            Executors.newCachedThreadPool(
                    task -> {
                        Thread thread = new Thread(task, "wire");
                        thread.setDaemon(true);
                        return thread;
                    });
    private volatile boolean whole = true;

    /** Begins to listen. */
    CuttableWire(int serverPort) {
        this.serverPort = serverPort;
        try {
            listener = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::listen);
    }

    /** A kubeconfig like this one that leads here. */
    Path kubeconfig(Path direct) {
        try {
            String text = Files.readString(direct);
            String before = ":" + serverPort;
            if (!text.contains(before)) {
                throw new IllegalStateException(direct + " does not lead to port " + serverPort);
            }
            Path file = Files.createTempFile(direct.getParent(), "wire-", ".kubeconfig");
            return Files.writeString(file, text.replace(before, ":" + listener.getLocalPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends every connection, watches among them, and every new one at once. */
    void cut() {
        whole = false;
        open.forEach(CuttableWire::end);
    }

    void mend() {
        whole = true;
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                pass(listener.accept());
            } catch (IOException closed) {
                // The server refused, and the operator sees its own connection end; or all is over.
            }
        }
    }

    private void pass(Socket operator) throws IOException {
        if (!whole) {
            operator.close();
            return;
        }
        open.add(operator);
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
            open.add(server);
            threads.execute(() -> copy(operator, server));
            threads.execute(() -> copy(server, operator));
        } catch (IOException e) {
            end(operator);
            open.remove(operator);
            throw e;
        }
        if (!whole) {
            cut();
        }
    }

    private void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException cut) {
            // Both ends are closed either way.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            cut();
            threads.shutdownNow();
        }
    }
}
