package io.aihub.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpServerTest {
    private static final Duration QUIET = Duration.ofMillis(20);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final CountDownLatch goOn = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server =
                HttpServer.start(
                        new InetSocketAddress("127.0.0.1", 0),
                        "test",
                        request ->
                                switch (request.path()) {
                                    case "/drop" -> new HttpAnswer.Drop();
                                    case "/silence" -> new HttpAnswer.Silence();
                                    case "/stream" -> new HttpAnswer.Stream(this::oneThenWait);
                                    case "/fail" -> throw new IllegalStateException("secret");
                                    case "/break" -> throw new AssertionError("secret");
                                    default -> HttpAnswer.json(200, "\"" + request.text() + "\"");
                                });
    }

    private void oneThenWait(OutputStream out) throws IOException {
        out.write("one\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        try {
            goOn.await();
        } catch (InterruptedException e) {
            interrupted.countDown();
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_connection_is_kept_alive_for_further_requests() throws IOException {
        try (Talk talk = new Talk()) {
            assertThat(talk.post("/", "one")).endsWith("\"one\"").doesNotContain("Connection:");
            assertThat(talk.post("/", "two")).endsWith("\"two\"");
        }
    }

    @Test
    void a_draining_server_answers_with_connection_close() throws IOException {
        try (Talk talk = new Talk()) {
            talk.post("/", "one");
            server.drain();

            assertThat(talk.post("/", "two")).contains("Connection: close").endsWith("\"two\"");
        }
    }

    @Test
    void a_server_is_idle_once_its_requests_have_ended() throws IOException, InterruptedException {
        try (Talk talk = new Talk()) {
            talk.send("GET /stream HTTP/1.1\r\n\r\n");
            assertThat(talk.line("one")).isTrue();
            assertThat(server.awaitIdle(QUIET, Duration.ofMillis(50))).isFalse();
            goOn.countDown();

            assertThat(server.awaitIdle(QUIET, LIMIT)).isTrue();
        }
    }

    @Test
    void a_dropped_connection_ends_without_a_byte() throws IOException {
        try (Talk talk = new Talk()) {
            assertThat(talk.post("/drop", "")).isEmpty();
        }
    }

    @Test
    void what_is_flushed_of_a_stream_is_there_while_the_rest_is_not() throws IOException {
        try (Talk talk = new Talk()) {
            talk.send("GET /stream HTTP/1.1\r\n\r\n");

            assertThat(talk.line("one")).isTrue();
            goOn.countDown();
            assertThat(talk.line("0")).isTrue();
        }
    }

    @Test
    void closing_ends_idle_silent_and_streaming_connections_at_once() throws Exception {
        try (Talk idle = new Talk();
                Talk silent = new Talk();
                Talk streaming = new Talk()) {
            idle.post("/", "one");
            silent.send("GET /silence HTTP/1.1\r\n\r\n");
            streaming.send("GET /stream HTTP/1.1\r\n\r\n");
            assertThat(streaming.line("one")).isTrue();
            server.close();
            server.close();

            assertThat(idle.isEnded()).isTrue();
            assertThat(silent.isEnded()).isTrue();
            assertThat(streaming.line("never")).isFalse();
            assertThat(interrupted.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
        }
    }

    @Test
    void a_failing_handler_gives_a_500_that_tells_nothing() throws IOException {
        try (Talk talk = new Talk()) {
            assertThat(talk.post("/fail", "")).startsWith("HTTP/1.1 500").doesNotContain("secret");
        }
    }

    @Test
    void a_broken_handler_ends_the_connection() throws IOException {
        try (Talk talk = new Talk()) {
            assertThat(talk.post("/break", "")).isEmpty();
        }
    }

    @Test
    void chunked_bodies_are_read_whole() throws IOException {
        try (Talk talk = new Talk()) {
            talk.send(
                    "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
            assertThat(talk.answer()).endsWith("\"abcde\"");
        }
    }

    @Test
    void a_body_beyond_the_limit_is_refused() throws IOException {
        try (Talk talk = new Talk()) {
            assertThat(talk.post("/", "x".repeat(16 * 1024 * 1024 + 1))).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void no_thread_of_it_keeps_the_process_alive() throws IOException {
        try (Talk talk = new Talk()) {
            talk.post("/", "one");
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> thread.getName().matches("HTTP-Dispatcher|test-\\d+"))
                    .hasSizeGreaterThanOrEqualTo(2)
                    .allMatch(Thread::isDaemon);
        }
    }

    /** One connection by hand. */
    private final class Talk implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader reader;

        Talk() throws IOException {
            socket = new Socket();
            socket.connect(server.address());
            socket.setSoTimeout((int) LIMIT.toMillis());
            reader =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.ISO_8859_1));
        }

        String post(String path, String body) throws IOException {
            send(
                    "POST "
                            + path
                            + " HTTP/1.1\r\nContent-Length: "
                            + body.length()
                            + "\r\n\r\n"
                            + body);
            return answer();
        }

        void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        /** The next answer, or nothing when the connection ended. */
        String answer() throws IOException {
            StringBuilder text = new StringBuilder();
            int length = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                text.append(line).append('\n');
                if (line.startsWith("Content-length: ")) {
                    length = Integer.parseInt(line.substring("Content-length: ".length()));
                }
                if (line.isEmpty()) {
                    char[] body = new char[length];
                    assertThat(reader.read(body)).isEqualTo(length);
                    return text.append(body).toString();
                }
            }
            return text.toString();
        }

        /** Whether such a line comes before the connection ends. */
        boolean line(String text) {
            return reader.lines().anyMatch(text::equals);
        }

        /** A request that the server has not read turns its close into a reset. */
        boolean isEnded() throws IOException {
            try {
                return reader.read() < 0;
            } catch (SocketException reset) {
                return true;
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
