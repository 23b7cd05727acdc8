package io.aihub.sandbox.http;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The server half of one websocket (RFC 6455): sends text, answers pings, notices the close. */
public final class WebSocketConversation {
    private static final String ACCEPT_SALT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int TEXT = 0x1;
    private static final int CLOSE = 0x8;
    private static final int PING = 0x9;
    private static final int PONG = 0xA;
    private static final int FINAL = 0x80;
    private static final int MAX_FRAME = 1024 * 1024;

    private final InputStream in;
    private final OutputStream out;

    private WebSocketConversation(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /** True when the request asks for an upgrade to a websocket. */
    public static boolean isAskedFor(HttpRequest request) {
        return request.header("upgrade").map("websocket"::equalsIgnoreCase).orElse(false)
                && request.header("sec-websocket-key").isPresent();
    }

    /** Completes the handshake. */
    public static WebSocketConversation accept(
            HttpRequest request, InputStream in, OutputStream out) throws IOException {
        String key = request.header("sec-websocket-key").orElseThrow();
        String head =
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: "
                        + acceptKey(key)
                        + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        return new WebSocketConversation(in, out);
    }

    /** Sends one text message; safe from any thread. */
    public void send(String text) throws IOException {
        frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a normal close. */
    public void close() throws IOException {
        frame(CLOSE, ByteBuffer.allocate(2).putShort((short) 1000).array());
    }

    /** Reads until the client closes, answering its pings; returns then. */
    public void readUntilClosed() throws IOException {
        DataInputStream data = new DataInputStream(in);
        while (true) {
            int first = data.read();
            if (first < 0) {
                return;
            }
            byte[] payload = payload(data);
            int opcode = first & 0x0F;
            if (opcode == CLOSE) {
                frame(CLOSE, payload);
                return;
            }
            if (opcode == PING) {
                frame(PONG, payload);
            }
        }
    }

    private static byte[] payload(DataInputStream data) throws IOException {
        int second = data.readUnsignedByte();
        long length = second & 0x7F;
        if (length == 126) {
            length = data.readUnsignedShort();
        } else if (length == 127) {
            length = data.readLong();
        }
        if (length < 0 || length > MAX_FRAME) {
            throw new IOException("websocket frame too large");
        }
        byte[] mask = new byte[4];
        boolean masked = (second & 0x80) != 0;
        if (masked) {
            data.readFully(mask);
        }
        byte[] bytes = new byte[(int) length];
        data.readFully(bytes);
        for (int i = 0; masked && i < bytes.length; i++) {
            bytes[i] ^= mask[i % 4];
        }
        return bytes;
    }

    private void frame(int opcode, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 10);
        frame.put((byte) (FINAL | opcode));
        if (payload.length < 126) {
            frame.put((byte) payload.length);
        } else if (payload.length <= 0xFFFF) {
            frame.put((byte) 126).putShort((short) payload.length);
        } else {
            frame.put((byte) 127).putLong(payload.length);
        }
        frame.put(payload);
        synchronized (out) {
            out.write(frame.array(), 0, frame.position());
            out.flush();
        }
    }

    private static String acceptKey(String key) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            byte[] digest = sha1.digest((key + ACCEPT_SALT).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-1", e);
        }
    }
}
