package io.aihub.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.cli.Cli;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImageCommandTest {
    @TempDir private Path scratch;
    private final StringWriter told = new StringWriter();

    @Test
    void it_writes_the_tar_where_it_was_told_and_says_how_to_load_it() throws IOException {
        SmallRepository.in(scratch, Instant.EPOCH);
        Path output = scratch.resolve("elsewhere/mine.tar");
        int code =
                run(
                        "--base",
                        "tar://" + scratch.resolve("base.tar"),
                        "--name",
                        "registry.example.org/aihub:7",
                        "--output",
                        output.toString());
        assertThat(told.toString())
                .contains("image    registry.example.org/aihub:7@sha256:")
                .contains("kind load image-archive " + output);
        assertThat(code).isZero();
        assertThat(output).exists();
        assertThat(output.resolveSibling("mine.cdx.json")).exists();
    }

    @Test
    void a_base_that_is_not_there_is_refused_in_words() throws IOException {
        SmallRepository.in(scratch, Instant.EPOCH);
        assertThat(run("--base", "tar:///no/such.tar")).isEqualTo(1);
        assertThat(told.toString()).contains("no file /no/such.tar");
    }

    @Test
    void a_name_that_is_none_is_refused_in_words() throws IOException {
        SmallRepository.in(scratch, Instant.EPOCH);
        assertThat(run("--base", "tar://" + scratch.resolve("base.tar"), "--name", "A B"))
                .isEqualTo(1);
        assertThat(told.toString()).contains("A B is no name of an image");
    }

    @Test
    void a_list_of_content_that_was_not_made_is_refused_in_words() throws IOException {
        SmallRepository.in(scratch, Instant.EPOCH);
        Files.delete(scratch.resolve("operator/target/bom.json"));
        assertThat(run("--base", "tar://" + scratch.resolve("base.tar"))).isEqualTo(1);
        assertThat(told.toString()).contains("mvn -Pimage package");
    }

    @Test
    void a_base_that_cannot_be_built_here_is_refused_in_the_scripts_words() throws IOException {
        SmallRepository.in(scratch, Instant.EPOCH);
        Files.createDirectories(scratch.resolve("image/base"));
        Files.writeString(
                scratch.resolve("image/base/build"), "echo 'image base: no' >&2; exit 3\n");
        assertThat(run()).isEqualTo(1);
        assertThat(told.toString()).contains("image base: no");
    }

    private int run(String... words) {
        PrintWriter writer = new PrintWriter(told, true);
        return Cli.answering(new CommandLine(new ImageCommand(scratch)))
                .setOut(writer)
                .setErr(writer)
                .execute(words);
    }
}
