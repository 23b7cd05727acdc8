package io.aihub.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is built, as git names it.
 *
 * @param revision the commit, with {@code -changed} behind it where files differ from it; absent
 *     outside a repository
 * @param date of the commit; the first second of 1970 outside a repository
 */
record SourceState(Optional<String> revision, Instant date) {

    static SourceState of(Path home) {
        Optional<String> commit = git(home, "rev-parse", "HEAD");
        if (commit.isEmpty()) {
            return new SourceState(Optional.empty(), OperatorFiles.DATE);
        }
        boolean changed =
                git(home, "status", "--porcelain", "--untracked-files=no")
                        .filter(text -> !text.isEmpty())
                        .isPresent();
        Instant date =
                git(home, "log", "-1", "--format=%ct")
                        .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)))
                        .orElse(OperatorFiles.DATE);
        return new SourceState(commit.map(it -> changed ? it + "-changed" : it), date);
    }

    private static Optional<String> git(Path home, String... words) {
        List<String> command = new ArrayList<>(List.of("git", "-C", home.toString()));
        command.addAll(List.of(words));
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            String answer =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? Optional.of(answer.strip()) : Optional.empty();
        } catch (IOException noGit) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
