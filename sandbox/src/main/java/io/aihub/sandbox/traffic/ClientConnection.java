package io.aihub.sandbox.traffic;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** One HTTP/1.1 connection that is used by one thread, closed by any. */
final class ClientConnection implements AutoCloseable {
    private static final int MOST_HEAD_BYTES = 64 * 1024;
    private static final int MOST_BODY_BYTES = 1024 * 1024;

    private final Socket socket;
    private final byte[] buffer = new byte[8192];
    private int next;
    private int filled;
    private long deadline;

    private ClientConnection(Socket socket) {
        this.socket = socket;
    }

    /**
     * A complete answer.
     *
     * @param reusable false when the server ends the connection after it
     */
    record Answer(int status, byte[] body, boolean reusable) {}

    /** The server had ended the connection before it answered anything. */
    static final class ClosedByServer extends IOException {
        ClosedByServer(String message, Throwable cause) {
            super(message, cause);
        }
    }

    static ClientConnection open(InetSocketAddress address, Duration timeout) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(address, (int) Math.min(Integer.MAX_VALUE, timeout.toMillis()));
            return new ClientConnection(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * Sends a whole request and reads its answer.
     *
     * @throws ClosedByServer when not one byte came back
     * @throws SocketTimeoutException when the answer was not complete in time
     */
    Answer exchange(byte[] request, Duration timeout) throws IOException {
        deadline = System.nanoTime() + timeout.toNanos();
        int first = firstByte(request);
        String statusLine = (char) first + readLine();
        String[] parts = statusLine.split(" ", 3);
        if (parts.length < 2 || !parts[0].startsWith("HTTP/1.")) {
            throw new IOException("not an HTTP answer");
        }
        Headers headers = readHeaders();
        byte[] body = headers.length < 0 ? readRest() : readExactly(headers.length);
        return new Answer(number(parts[1]), body, headers.length >= 0 && !headers.close);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException expected) {
            // The connection is of no use any more either way.
        }
    }

    private int firstByte(byte[] request) throws IOException {
        int first;
        try {
            socket.getOutputStream().write(request);
            first = read();
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            throw new ClosedByServer("connection lost before an answer", e);
        }
        if (first < 0) {
            throw new ClosedByServer("connection ended before an answer", null);
        }
        return first;
    }

    private record Headers(int length, boolean close) {}

    private Headers readHeaders() throws IOException {
        int length = -1;
        boolean close = false;
        int bytes = 0;
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            bytes += line.length();
            if (bytes > MOST_HEAD_BYTES) {
                throw new IOException("answer head too large");
            }
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = number(lower.substring("content-length:".length()).trim());
            } else if (lower.startsWith("connection:")) {
                close = lower.contains("close");
            }
        }
        return new Headers(length, close);
    }

    private static int number(String digits) throws IOException {
        try {
            return Integer.parseUnsignedInt(digits);
        } catch (NumberFormatException e) {
            throw new IOException("not a number in the answer's head", e);
        }
    }

    private String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(64);
        for (int b = read(); b != '\n'; b = read()) {
            if (b < 0) {
                throw new IOException("connection ended within the answer");
            }
            if (line.size() > MOST_HEAD_BYTES) {
                throw new IOException("answer head too large");
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private byte[] readExactly(int length) throws IOException {
        if (length < 0 || length > MOST_BODY_BYTES) {
            throw new IOException("answer body too large");
        }
        byte[] body = new byte[length];
        for (int i = 0; i < length; i++) {
            int b = read();
            if (b < 0) {
                throw new IOException("connection ended within the answer");
            }
            body[i] = (byte) b;
        }
        return body;
    }

    private byte[] readRest() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int b = read(); b >= 0; b = read()) {
            if (body.size() >= MOST_BODY_BYTES) {
                throw new IOException("answer body too large");
            }
            body.write(b);
        }
        return body.toByteArray();
    }

    /** The deadline is for the whole answer: a server that drips bytes gains nothing by it. */
    private int read() throws IOException {
        if (next == filled) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new SocketTimeoutException("no complete answer in time");
            }
            socket.setSoTimeout((int) Math.min(Integer.MAX_VALUE, left));
            InputStream in = socket.getInputStream();
            filled = in.read(buffer);
            next = 0;
            if (filled < 0) {
                filled = 0;
                return -1;
            }
        }
        return buffer[next++] & 0xFF;
    }
}
