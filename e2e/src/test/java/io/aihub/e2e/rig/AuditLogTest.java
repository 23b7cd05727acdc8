package io.aihub.e2e.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
    @TempDir private Path folder;

    @Test
    void a_mark_in_the_middle_of_a_line_is_the_end_of_the_one_before() throws IOException {
        Path file = folder.resolve("audit.log");
        AuditLog log = new AuditLog(file);
        assertThat(log.mark()).isEqualTo(AuditLog.Mark.BEGINNING);
        Files.writeString(file, "one");
        assertThat(log.mark()).isEqualTo(AuditLog.Mark.BEGINNING);
        Files.writeString(file, "\ntw", StandardOpenOption.APPEND);
        AuditLog.Mark mark = log.mark();
        Files.writeString(file, "o\nthree", StandardOpenOption.APPEND);

        List<String> lines = new ArrayList<>();
        AuditLog.Mark next = log.lines(mark, lines::add);

        assertThat(lines).containsExactly("two");
        assertThat(next).isEqualTo(log.mark());
    }
}
