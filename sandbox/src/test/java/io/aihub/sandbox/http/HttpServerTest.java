package io.aihub.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpServerTest {
    private static final Duration QUIET = Duration.ofMillis(20);
    private static final Duration LIMIT = Duration.ofSeconds(10);

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
                                    case "/fail" -> throw new IllegalStateException("secret");
                                    default -> HttpAnswer.json(200, "\"" + request.text() + "\"");
                                });
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
    void a_draining_server_answers_once_more_with_connection_close() throws IOException {
        try (Talk talk = new Talk()) {
            talk.post("/", "one");
            server.drain();

            assertThat(talk.post("/", "two")).contains("Connection: close").endsWith("\"two\"");
            assertThat(talk.isEnded()).isTrue();
        }
    }

    @Test
    void a_draining_server_is_idle_once_its_connections_have_ended()
            throws IOException, InterruptedException {
        try (Talk talk = new Talk()) {
            talk.post("/", "one");
            server.drain();
            assertThat(server.awaitIdle(QUIET, Duration.ofMillis(50))).isFalse();
            talk.post("/", "two");
        }
        assertThat(server.awaitIdle(QUIET, LIMIT)).isTrue();
    }

    @Test
    void a_dropped_connection_ends_without_a_byte() throws IOException {
        try (Talk talk = new Talk()) {
            assertThat(talk.post("/drop", "")).isEmpty();
        }
    }

    @Test
    void a_failing_handler_gives_a_500_that_tells_nothing() throws IOException {
        try (Talk talk = new Talk()) {
            assertThat(talk.post("/fail", "")).startsWith("HTTP/1.1 500").doesNotContain("secret");
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
    void what_is_not_http_gets_a_400_and_the_end() throws IOException {
        try (Talk talk = new Talk()) {
            talk.send("nonsense\r\n\r\n");
            assertThat(talk.answer()).startsWith("HTTP/1.1 400").contains("Connection: close");
            assertThat(talk.isEnded()).isTrue();
        }
    }

    @Test
    void a_body_beyond_the_limit_is_refused_unread() throws IOException {
        try (Talk talk = new Talk()) {
            talk.send("POST / HTTP/1.1\r\nContent-Length: 999999999\r\n\r\n");
            assertThat(talk.answer()).startsWith("HTTP/1.1 413");
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
                if (line.startsWith("Content-Length: ")) {
                    length = Integer.parseInt(line.substring("Content-Length: ".length()));
                }
                if (line.isEmpty()) {
                    char[] body = new char[length];
                    assertThat(reader.read(body)).isEqualTo(length);
                    return text.append(body).toString();
                }
            }
            return text.toString();
        }

        boolean isEnded() throws IOException {
            return reader.read() < 0;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
