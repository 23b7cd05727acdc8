package io.aihub.sandbox.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads requests off a connection, within limits. */
final class HttpRequestReader {
    private static final int MAX_HEAD_BYTES = 64 * 1024;
    private static final byte[] CONTINUE =
            "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final InputStream in;
    private final OutputStream out;
    private final int maxBodyBytes;
    private int headBytes;

    HttpRequestReader(InputStream in, OutputStream out, int maxBodyBytes) {
        this.in = in;
        this.out = out;
        this.maxBodyBytes = maxBodyBytes;
    }

    /** The next request, or nothing when the client has ended the connection. */
    Optional<HttpRequest> next() throws IOException, MalformedRequest {
        headBytes = 0;
        String requestLine = readLine();
        if (requestLine == null) {
            return Optional.empty();
        }
        String[] parts = requestLine.split(" ");
        if (parts.length != 3 || !parts[2].startsWith("HTTP/1.")) {
            throw new MalformedRequest(400, "not an HTTP/1.1 request line");
        }
        Map<String, String> headers = readHeaders();
        if ("100-continue".equalsIgnoreCase(headers.get("expect"))) {
            out.write(CONTINUE);
            out.flush();
        }
        return Optional.of(new HttpRequest(parts[0], parts[1], headers, readBody(headers)));
    }

    private Map<String, String> readHeaders() throws IOException, MalformedRequest {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = readLine(); line != null && !line.isEmpty(); line = readLine()) {
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw new MalformedRequest(400, "header without a colon");
            }
            String name = line.substring(0, colon).trim().toLowerCase(Locale.ROOT);
            headers.merge(name, line.substring(colon + 1).trim(), (a, b) -> a + "," + b);
        }
        return headers;
    }

    private byte[] readBody(Map<String, String> headers) throws IOException, MalformedRequest {
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            return readChunks();
        }
        String length = headers.getOrDefault("content-length", "0");
        try {
            return readExactly(Integer.parseInt(length));
        } catch (NumberFormatException e) {
            throw new MalformedRequest(400, "Content-Length is not a number");
        }
    }

    private byte[] readChunks() throws IOException, MalformedRequest {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String sizeLine = readLine();
            int size = chunkSize(sizeLine);
            if (size == 0) {
                readHeaders();
                return body.toByteArray();
            }
            if (body.size() + size > maxBodyBytes) {
                throw new MalformedRequest(413, "body too large");
            }
            body.write(readExactly(size));
            readLine();
        }
    }

    private static int chunkSize(String line) throws MalformedRequest {
        try {
            return Integer.parseInt(String.valueOf(line).split(";")[0].trim(), 16);
        } catch (NumberFormatException e) {
            throw new MalformedRequest(400, "chunk size is not a number");
        }
    }

    private byte[] readExactly(int length) throws IOException, MalformedRequest {
        if (length < 0) {
            throw new MalformedRequest(400, "negative length");
        }
        if (length > maxBodyBytes) {
            throw new MalformedRequest(413, "body too large");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("connection ended within a body");
        }
        return bytes;
    }

    /** One line without its end, or null at the end of the stream before any byte. */
    private String readLine() throws IOException, MalformedRequest {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        while (true) {
            int b = in.read();
            if (b < 0) {
                return line.size() == 0 ? null : line.toString(StandardCharsets.ISO_8859_1);
            }
            if (b == '\n') {
                return line.toString(StandardCharsets.ISO_8859_1);
            }
            if (++headBytes > MAX_HEAD_BYTES) {
                throw new MalformedRequest(431, "head too large");
            }
            if (b != '\r') {
                line.write(b);
            }
        }
    }

    /** A request that cannot be understood; the connection ends after the answer. */
    static final class MalformedRequest extends Exception {
        private final int status;

        MalformedRequest(int status, String message) {
            super(message);
            this.status = status;
        }

        int status() {
            return status;
        }
    }
}
