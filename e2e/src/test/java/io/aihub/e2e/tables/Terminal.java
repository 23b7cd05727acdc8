package io.aihub.e2e.tables;

import io.aihub.e2e.rig.ControlPlane;
import io.aihub.e2e.rig.ProcessOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a person types into a shell, in the repository's folder, with kubectl at hand. */
record Terminal(ControlPlane cluster) {

    ProcessOutput type(String script) throws IOException {
        Path err = Files.createTempFile("typed", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder("bash", "-euc", script)
                        .directory(cluster.home().toFile())
                        .redirectError(err.toFile());
        builder.environment()
                .compute("PATH", (name, path) -> cluster.folder().toAbsolutePath() + ":" + path);
        builder.environment().put("KUBECONFIG", cluster.kubeconfig().toAbsolutePath().toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new ProcessOutput(process.waitFor(), out, Files.readString(err));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while typing " + script, e);
        } finally {
            Files.delete(err);
        }
    }
}
