package io.aihub.e2e.rig;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The API server's audit log; it is written before a request is answered. */
public final class AuditLog {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BUFFER_BYTES = 1 << 16;
    private final Path file;

    AuditLog(Path file) {
        this.file = file;
    }

    /** A place in the log. */
    public record Mark(long offset) {
        /** Where the log begins. */
        public static final Mark BEGINNING = new Mark(0);
    }

    /** The end of the last line that is whole; the server may be writing the next one. */
    public Mark mark() {
        if (!Files.exists(file)) {
            return Mark.BEGINNING;
        }
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            long offset = log.length();
            while (offset > 0 && !endsLine(log, offset)) {
                offset--;
            }
            return new Mark(offset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean endsLine(RandomAccessFile log, long offset) throws IOException {
        log.seek(offset - 1);
        return log.read() == '\n';
    }

    /** All complete requests since then, watches when they have ended. */
    public List<AuditEntry> since(Mark mark) {
        List<AuditEntry> entries = new ArrayList<>();
        lines(mark, line -> entries.add(entry(line)));
        return entries;
    }

    /** Those of one user. */
    public List<AuditEntry> since(Mark mark, String user) {
        return since(mark).stream().filter(entry -> entry.user().equals(user)).toList();
    }

    /**
     * Hands on every complete line since then, and answers where it stopped: for logs that are too
     * large to hold.
     */
    public Mark lines(Mark from, Consumer<String> line) {
        long offset = from.offset();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES)) {
            in.skipNBytes(offset);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next != '\n') {
                    bytes.write(next);
                    continue;
                }
                offset += bytes.size() + 1;
                line.accept(bytes.toString(StandardCharsets.UTF_8));
                bytes.reset();
            }
            return new Mark(offset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AuditEntry entry(String line) {
        try {
            return AuditEntry.of(JSON.readTree(line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
