package io.aihub.image;

import io.aihub.cli.CommandRefusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The script that builds the base on this machine. */
record BaseBuild(Path home) {

    /**
     * Builds it, or finds it where it was built before.
     *
     * @throws CommandRefusal when it can't be built here; the script has said why
     */
    BaseImage.Built run() {
        Ended ended = call(List.of());
        if (ended.code() != 0) {
            throw new CommandRefusal(ended.said().strip() + " (image/base/build)");
        }
        return new BaseImage.Built(Path.of(ended.answer().strip()));
    }

    /** Why it can't be built on this machine; empty when it can. */
    String obstacle() {
        Ended ended = call(List.of("--check"));
        return ended.code() == 0 ? "" : ended.said().strip();
    }

    private record Ended(int code, String answer, String said) {}

    private Ended call(List<String> options) {
        List<String> command =
                Stream.concat(
                                Stream.of("bash", home.resolve("image/base/build").toString()),
                                options.stream())
                        .toList();
        try {
            Path log = Files.createTempFile("image-base", ".log");
            Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
            process.getOutputStream().close();
            String answer =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            String said = Files.readString(log);
            Files.delete(log);
            return new Ended(code, answer, said);
        } catch (IOException e) {
            return new Ended(3, "", "image/base/build could not be started: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandRefusal("interrupted");
        }
    }
}
