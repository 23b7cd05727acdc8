package io.aihub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {
    private record Ran(int code, String out, String err) {}

    private static Ran run(String line) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Environment environment = new Environment(Clock.systemUTC(), question -> Optional.empty());
        int code =
                Cli.commandLine(environment)
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(line.isEmpty() ? new String[0] : line.split(" "));
        return new Ran(code, out.toString(), err.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "demo --seed 1 --output json", "demo --cluster=real"})
    void the_demo_is_refused_in_one_line_that_says_where_it_is(String line) {
        Ran ran = run(line);

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines()).hasSize(1).first().asString().contains("./aihub demo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "demo --help", "--version"})
    void what_is_asked_about_is_answered(String line) {
        Ran ran = run(line);

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("aihub");
        assertThat(ran.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "aprove", "approve pe-triage-ct --role r"})
    void what_is_misspelt_exits_with_2(String line) {
        assertThat(run(line).code()).isEqualTo(2);
    }

    @Test
    void the_help_lists_every_command() {
        assertThat(run("--help").out())
                .contains("approve", "reject", "suspend", "resume", "revoke")
                .contains("acknowledge", "rollback", "hold", "demo")
                .contains("request-changes", "break-glass", "advise", "retry");
    }
}
