package io.aihub.sandbox.http;

import io.aihub.sandbox.http.HttpRequestReader.MalformedRequest;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** An HTTP/1.1 server with one daemon thread per connection, good for some hundred connections. */
public final class HttpServer implements AutoCloseable {
    private static final int BACKLOG = 512;
    private static final int MAX_BODY_BYTES = 16 * 1024 * 1024;

    private final ServerSocket listener;
    private final String name;
    private final HttpHandler handler;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition quieter = lock.newCondition();
    private final Set<Socket> connections = new HashSet<>();
    private final AtomicLong connectionNumbers = new AtomicLong();
    private volatile boolean draining;
    private volatile boolean closed;

    private HttpServer(ServerSocket listener, String name, HttpHandler handler) {
        this.listener = listener;
        this.name = name;
        this.handler = handler;
    }

    /**
     * Listens at once; port 0 takes any free one.
     *
     * @throws IOException when the address cannot be bound
     */
    public static HttpServer start(InetSocketAddress address, String name, HttpHandler handler)
            throws IOException {
        ServerSocket listener = new ServerSocket();
        try {
            listener.setReuseAddress(true);
            listener.bind(address, BACKLOG);
        } catch (IOException e) {
            listener.close();
            throw e;
        }
        HttpServer server = new HttpServer(listener, name, handler);
        daemon(name + "-accept", server::acceptLoop);
        return server;
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    /** From now on every answer carries {@code Connection: close} and ends its connection. */
    public void drain() {
        draining = true;
    }

    /**
     * Waits until no connection has been open for the whole of {@code quiet}.
     *
     * @return false when {@code limit} ran out first
     */
    public boolean awaitIdle(Duration quiet, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        lock.lockInterruptibly();
        try {
            while (true) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                if (!connections.isEmpty()) {
                    quieter.awaitNanos(left);
                } else if (!changesWithin(Math.min(quiet.toNanos(), left))) {
                    return connections.isEmpty();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends the listener and all connections at once. */
    @Override
    public void close() {
        closed = true;
        closeQuietly(listener);
        lock.lock();
        try {
            connections.forEach(HttpServer::closeQuietly);
            quieter.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean changesWithin(long nanos) throws InterruptedException {
        long before = connectionNumbers.get();
        long left = nanos;
        while (left > 0 && connectionNumbers.get() == before) {
            left = quieter.awaitNanos(left);
        }
        return connectionNumbers.get() != before;
    }

    private void acceptLoop() {
        while (!closed) {
            try {
                Socket socket = listener.accept();
                register(socket);
                daemon(name + "-" + connectionNumbers.get(), () -> serve(socket));
            } catch (IOException expected) {
                // A closed listener ends the loop; a failed accept concerns that client alone.
            }
        }
    }

    private void register(Socket socket) {
        lock.lock();
        try {
            connections.add(socket);
            connectionNumbers.incrementAndGet();
            if (closed) {
                closeQuietly(socket);
            }
            quieter.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            converse(in, out);
        } catch (IOException expected) {
            // The client went away: nobody is left to tell.
        } finally {
            lock.lock();
            try {
                connections.remove(socket);
                quieter.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private void converse(InputStream in, OutputStream out) throws IOException {
        HttpRequestReader reader = new HttpRequestReader(in, out, MAX_BODY_BYTES);
        boolean open = true;
        while (open && !closed) {
            try {
                Optional<HttpRequest> request = reader.next();
                open = request.isPresent() && exchange(request.get(), in, out);
            } catch (MalformedRequest e) {
                write(HttpAnswer.text(e.status(), "text/plain", e.getMessage()), true, out);
                open = false;
            }
        }
    }

    private boolean exchange(HttpRequest request, InputStream in, OutputStream out)
            throws IOException {
        HttpAnswer answer = answerTo(request);
        if (answer instanceof HttpAnswer.Full full) {
            boolean last = draining || request.wantsClose();
            write(full, last, out);
            return !last;
        }
        if (answer instanceof HttpAnswer.Takeover takeover) {
            takeover.exchange().run(in, out);
        }
        return false;
    }

    private HttpAnswer answerTo(HttpRequest request) {
        try {
            return handler.handle(request);
        } catch (RuntimeException e) {
            // Without the message: it may repeat what a client sent.
            String where = e.getClass().getName() + " at " + Arrays.toString(e.getStackTrace());
            System.getLogger(HttpServer.class.getName())
                    .log(System.Logger.Level.WARNING, "handler failed: " + where);
            return HttpAnswer.text(500, "text/plain", "internal error");
        }
    }

    private static void write(HttpAnswer.Full answer, boolean last, OutputStream out)
            throws IOException {
        StringBuilder head = new StringBuilder(160);
        head.append("HTTP/1.1 ").append(answer.status()).append(' ');
        head.append(ReasonPhrase.of(answer.status())).append("\r\n");
        for (Map.Entry<String, String> header : answer.headers().entrySet()) {
            head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
        }
        head.append("Content-Length: ").append(answer.body().length).append("\r\n");
        if (last) {
            head.append("Connection: close\r\n");
        }
        head.append("\r\n");
        ByteArrayOutputStream whole =
                new ByteArrayOutputStream(head.length() + answer.body().length);
        whole.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        whole.write(answer.body());
        whole.writeTo(out);
        out.flush();
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception expected) {
            // Closing twice or a torn connection changes nothing.
        }
    }
}
