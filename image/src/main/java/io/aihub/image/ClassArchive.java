package io.aihub.image;

import io.aihub.cli.CommandRefusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;

/** The operator's classes, parsed and checked once, as the image's own Java maps them. */
final class ClassArchive {
    static final String NAME = "operator.jsa";

    private ClassArchive() {}

    /**
     * Has the base's Java write it beside the files.
     *
     * @throws CommandRefusal when Java fails
     */
    static Path write(BaseImage.Built base, OperatorFiles files, ClassList classes)
            throws IOException {
        Path list = files.folder().resolveSibling("classes.list");
        Files.write(list, classes.names());
        List<String> command = new ArrayList<>();
        command.add(base.java().toString());
        command.addAll(
                List.of(
                        // One thread collects: several move objects in another order each time.
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        "-Xshare:dump",
                        "-XX:SharedClassListFile=" + list,
                        "-XX:SharedArchiveFile=" + NAME,
                        "-Xlog:cds=error,cds+dynamic=error,class+path=error",
                        "-jar",
                        LaunchJar.NAME));
        Process process =
                new ProcessBuilder(command)
                        .directory(files.folder().toFile())
                        .redirectErrorStream(true)
                        .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Path archive = files.folder().resolve(NAME);
        try {
            if (process.waitFor() != 0 || !Files.exists(archive)) {
                throw new CommandRefusal("Java wrote no archive of classes: " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandRefusal("interrupted");
        }
        Files.setLastModifiedTime(archive, FileTime.from(OperatorFiles.DATE));
        return archive;
    }
}
