package io.aihub.e2e.crash;

import io.aihub.demo.crash.CrashPoint;
import io.aihub.demo.crash.CrashPoint.Moment;
import io.aihub.demo.crash.KillPoints;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** One connection of the operator. It sends a request only when the one before was answered. */
final class ProxyConnection implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;

    /** {@code HTTP/1.1 201}: the class of the code. */
    private static final int CODE = 9;

    private final Socket operator;
    private final Socket server;
    private final KillPoints strikes;

    /** The write on its way whose answer is not to be heard. */
    private final AtomicReference<CrashPoint> unheard = new AtomicReference<>();

    ProxyConnection(Socket operator, Socket server, KillPoints strikes) {
        this.operator = operator;
        this.server = server;
        this.strikes = strikes;
    }

    /** Passes on what the operator sends, to its end. */
    void requests() {
        try {
            InputStream from = new BufferedInputStream(operator.getInputStream(), BUFFER_BYTES);
            OutputStream to = server.getOutputStream();
            Optional<RequestHead> head = RequestHead.read(from);
            while (head.isPresent() && !struckBefore(head.get(), from, to)) {
                if (head.get().upgrades()) {
                    from.transferTo(to);
                }
                head = RequestHead.read(from);
            }
        } catch (IOException expected) {
            // One of the two has ended.
        }
    }

    private boolean struckBefore(RequestHead head, InputStream from, OutputStream to)
            throws IOException {
        byte[] body = from.readNBytes(head.length());
        Optional<String> write = head.write(body);
        if (write.filter(what -> strikes.strike(strikes.here(what, Moment.Before))).isPresent()) {
            return true;
        }
        write.map(what -> strikes.here(what, Moment.After))
                .filter(strikes::awaits)
                .ifPresent(unheard::set);
        to.write(head.bytes());
        to.write(body);
        to.flush();
        return false;
    }

    /**
     * Passes on what the server answers, to its end. It begins to answer a write when that is in
     * the store.
     */
    void answers() {
        try {
            InputStream from = server.getInputStream();
            OutputStream to = operator.getOutputStream();
            byte[] buffer = new byte[BUFFER_BYTES];
            int length = from.read(buffer);
            while (length >= 0 && !struckAfter(buffer)) {
                to.write(buffer, 0, length);
                to.flush();
                length = from.read(buffer);
            }
        } catch (IOException expected) {
            // One of the two has ended.
        }
    }

    private boolean struckAfter(byte[] answer) {
        CrashPoint point = unheard.getAndSet(null);
        return point != null && answer[CODE] == '2' && strikes.strike(point);
    }

    @Override
    public void close() {
        for (Socket socket : new Socket[] {operator, server}) {
            try {
                socket.close();
            } catch (IOException expected) {
                // It has ended.
            }
        }
    }
}
