package io.aihub.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;

/** A jar that only names the others: {@code java -jar} starts the operator from one class path. */
final class LaunchJar {
    static final String NAME = "operator.jar";
    static final String ADD_OPENS = "Add-Opens";
    static final String OPENED = "java.base/java.lang";

    private LaunchJar() {}

    /** Writes it beside the files. */
    static Path write(OperatorFiles files) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, OperatorFiles.MAIN);
        main.put(
                Attributes.Name.CLASS_PATH,
                files.classPath().stream().map(Path::toString).collect(Collectors.joining(" ")));
        // As Quarkus' own launcher asks: threads that are reused forget what they held.
        main.put(new Attributes.Name(ADD_OPENS), OPENED);
        Path jar = files.folder().resolve(NAME);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            ZipEntry entry = new ZipEntry("META-INF/MANIFEST.MF");
            JarRewrite.date(entry);
            out.putNextEntry(entry);
            manifest.write(out);
            out.closeEntry();
        }
        Files.setLastModifiedTime(jar, FileTime.from(OperatorFiles.DATE));
        return jar;
    }
}
