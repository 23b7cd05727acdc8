package io.aihub.operator.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;

/** A pod on a loopback address of its own, which answers as it was told, however badly. */
final class FakePod implements AutoCloseable {
    private final ServerSocket listener;
    private final Behaviour behaviour;
    private final List<Socket> open = new ArrayList<>();
    final AtomicInteger asked = new AtomicInteger();
    final AtomicInteger leftByClient = new AtomicInteger();

    /** What a pod does with one connection. */
    interface Behaviour {
        void serve(FakePod pod, Socket connection) throws IOException;
    }

    private FakePod(String ip, int port, Behaviour behaviour) throws IOException {
        this.listener = new ServerSocket(port, 50, InetAddress.getByName(ip));
        this.behaviour = behaviour;
        Thread accepting = new Thread(this::accept, "fake-pod-" + ip);
        accepting.setDaemon(true);
        accepting.start();
    }

    static FakePod at(String ip, int port, Behaviour behaviour) {
        try {
            return new FakePod(ip, port, behaviour);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static FakePod that(Behaviour behaviour) {
        return at("127.0.0.1", 0, behaviour);
    }

    /** Answers with a status and a body, then closes. */
    static Behaviour answers(int status, Supplier<String> body) {
        return (pod, connection) -> {
            byte[] bytes = body.get().getBytes(StandardCharsets.UTF_8);
            OutputStream out = connection.getOutputStream();
            out.write(head(status, "Content-Length: " + bytes.length));
            out.write(bytes);
            out.flush();
            connection.close();
        };
    }

    /** Answers 200 with a body that is said to be of this type. */
    static Behaviour answers(String type, String body) {
        return sends("Content-Type: " + type, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Answers 200 with a body that is compressed and says so. */
    static Behaviour compresses(String body) {
        return (pod, connection) -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
                zip.write(body.getBytes(StandardCharsets.UTF_8));
            }
            sends("Content-Encoding: gzip", bytes.toByteArray()).serve(pod, connection);
        };
    }

    private static Behaviour sends(String header, byte[] bytes) {
        return (pod, connection) -> {
            OutputStream out = connection.getOutputStream();
            out.write(head(200, header + "\r\nContent-Length: " + bytes.length));
            out.write(bytes);
            out.flush();
            connection.close();
        };
    }

    static Behaviour answers(String body) {
        return answers(200, () -> body);
    }

    /** Sends the headers and then one byte at a time, until the client leaves. */
    static Behaviour trickles() {
        return (pod, connection) -> {
            connection.getOutputStream().write(head(200, "Content-Length: 1000000"));
            connection.setSoTimeout(20);
            while (!clientLeft(connection)) {
                connection.getOutputStream().write('#');
                connection.getOutputStream().flush();
            }
            pod.leftByClient.incrementAndGet();
        };
    }

    /** Sends comment lines without end, as fast as they are taken. */
    static Behaviour neverEnds() {
        return (pod, connection) -> {
            connection.getOutputStream().write(head(200, "Connection: close"));
            byte[] line = "# HELP x y\n".repeat(1000).getBytes(StandardCharsets.UTF_8);
            try {
                while (true) {
                    connection.getOutputStream().write(line);
                }
            } catch (IOException expected) {
                pod.leftByClient.incrementAndGet();
            }
        };
    }

    /** Takes the request and says nothing, until the client leaves. */
    static Behaviour hangs() {
        return (pod, connection) -> {
            connection.setSoTimeout(20);
            while (!clientLeft(connection)) {
                connection.setSoTimeout(20);
            }
            pod.leftByClient.incrementAndGet();
        };
    }

    private static boolean clientLeft(Socket connection) throws IOException {
        try {
            return connection.getInputStream().read() < 0;
        } catch (SocketTimeoutException expected) {
            return false;
        }
    }

    private static byte[] head(int status, String header) {
        return ("HTTP/1.1 " + status + " Status\r\n" + header + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    int port() {
        return listener.getLocalPort();
    }

    PodAddress address(String name) {
        return new PodAddress(name, listener.getInetAddress().getHostAddress());
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket connection = listener.accept();
                synchronized (open) {
                    open.add(connection);
                }
                Thread serving = new Thread(() -> serve(connection), "fake-pod-connection");
                serving.setDaemon(true);
                serving.start();
            } catch (IOException expected) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            readRequest(connection.getInputStream());
            asked.incrementAndGet();
            behaviour.serve(this, connection);
        } catch (IOException expected) {
            leftByClient.incrementAndGet();
        }
    }

    private static void readRequest(InputStream in) throws IOException {
        int newlines = 0;
        while (newlines < 2) {
            int read = in.read();
            if (read < 0) {
                throw new IOException("no request");
            }
            newlines = read == '\n' ? newlines + 1 : read == '\r' ? newlines : 0;
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        synchronized (open) {
            for (Socket connection : open) {
                connection.close();
            }
        }
    }
}
