package io.aihub.demo.stage;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What has to be ended, the newest first and each once: at the regular end, when something does not
 * start, or when the program is told to end meanwhile.
 */
public final class CloseStack implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(CloseStack.class.getName());

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private boolean over;

    /** Adds what has just been started; it ends at once where all has ended already. */
    public synchronized <T extends AutoCloseable> T add(T part) {
        parts.push(part);
        if (over) {
            close();
        }
        return part;
    }

    /** Ends everything; one that fails to end is told of and keeps nobody from ending. */
    @Override
    public synchronized void close() {
        over = true;
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                LOG.log(System.Logger.Level.WARNING, "an end failed: {0}", e.getMessage());
            }
        }
    }
}
