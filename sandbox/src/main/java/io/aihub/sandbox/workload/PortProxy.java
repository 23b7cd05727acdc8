package io.aihub.sandbox.workload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One port of a Service: forwards each new connection to the next ready pod and leaves open
 * connections where they are; refuses connections while there is no ready pod.
 */
final class PortProxy implements AutoCloseable {
    private static final int BACKLOG = 512;
    private static final int CONNECT_MILLIS = 1000;

    private final InetSocketAddress address;
    private final ExecutorService threads;
    private final AtomicInteger turn = new AtomicInteger();
    private volatile List<InetSocketAddress> pods = List.of();
    private ServerSocket listener;

    PortProxy(InetSocketAddress address, ExecutorService threads) {
        this.address = address;
        this.threads = threads;
    }

    InetSocketAddress address() {
        return address;
    }

    /**
     * From now on new connections go to these pods.
     *
     * @throws IOException when the address cannot be bound
     */
    synchronized void forwardTo(List<InetSocketAddress> ready) throws IOException {
        pods = List.copyOf(ready);
        if (ready.isEmpty()) {
            close();
        } else if (listener == null) {
            ServerSocket opened = new ServerSocket();
            try {
                opened.setReuseAddress(true);
                opened.bind(address, BACKLOG);
            } catch (IOException e) {
                opened.close();
                throw e;
            }
            listener = opened;
            threads.execute(() -> acceptFrom(opened));
        }
    }

    /** Refuses new connections; open ones go on. */
    @Override
    public synchronized void close() {
        if (listener != null) {
            closeQuietly(listener);
            listener = null;
        }
    }

    private void acceptFrom(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                Socket client = opened.accept();
                threads.execute(() -> forward(client));
            } catch (IOException | RejectedExecutionException expected) {
                // A closed listener ends the loop.
            }
        }
    }

    private void forward(Socket client) {
        try (client;
                Socket pod = connect()) {
            client.setTcpNoDelay(true);
            pod.setTcpNoDelay(true);
            threads.execute(() -> pump(client, pod));
            pump(pod, client);
        } catch (IOException | RejectedExecutionException expected) {
            // Nobody answers: the client sees its connection end.
        }
    }

    /** The next pod in turn that accepts a connection. */
    private Socket connect() throws IOException {
        List<InetSocketAddress> candidates = pods;
        for (int i = 0; i < candidates.size(); i++) {
            int index = Math.floorMod(turn.getAndIncrement(), candidates.size());
            Socket socket = new Socket();
            try {
                socket.connect(candidates.get(index), CONNECT_MILLIS);
                return socket;
            } catch (IOException e) {
                socket.close();
            }
        }
        throw new IOException("no pod accepts a connection");
    }

    private static void pump(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[16 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
            to.shutdownOutput();
        } catch (IOException e) {
            closeQuietly(from);
            closeQuietly(to);
        }
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception expected) {
            // Closing twice or a torn connection changes nothing.
        }
    }
}
