package io.aihub.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A repository as far as the image is made of it: an operator of four jars, and a base. */
record SmallRepository(Path home) {
    private static final String BILL =
            """
            {"bomFormat":"CycloneDX","specVersion":"1.6","serialNumber":"urn:uuid:1","version":1,
             "metadata":{"timestamp":"2026-01-01T00:00:00Z","component":{"type":"application",
              "bom-ref":"operator","group":"io.aihub","name":"aihub-operator","version":"1"}},
             "components":[
              {"type":"library","bom-ref":"main","group":"g","name":"main","version":"1",
               "purl":"pkg:maven/g/main@1?type=jar"},
              {"type":"library","bom-ref":"native","group":"g","name":"native","version":"2",
               "purl":"pkg:maven/g/native@2?classifier=linux&type=jar"},
              {"type":"library","bom-ref":"absent","group":"g","name":"absent","version":"3",
               "purl":"pkg:maven/g/absent@3?type=jar"}],
             "dependencies":[{"ref":"operator","dependsOn":["main","absent"]},
              {"ref":"absent","dependsOn":["main"]}]}
            """;

    /** Writes it, with files of that date. */
    static SmallRepository in(Path home, Instant date) throws IOException {
        for (String jar :
                new String[] {
                    "quarkus/generated-bytecode.jar",
                    "quarkus/transformed-bytecode.jar",
                    "app/aihub-operator-1.jar",
                    "lib/main/g.main-1.jar",
                    "lib/main/g.native-2-linux.jar",
                    "lib/boot/g.runner-1.jar"
                }) {
            Path file = home.resolve("operator/target/quarkus-app").resolve(jar);
            Files.createDirectories(file.getParent());
            writeJar(file, jar);
            Files.setLastModifiedTime(file, FileTime.from(date));
        }
        Files.writeString(home.resolve("operator/target/bom.json"), BILL);
        Tars.writeBase(home.resolve("base.tar"));
        return new SmallRepository(home);
    }

    private static void writeJar(Path file, String content) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            ZipEntry entry = new ZipEntry("content");
            entry.setTimeLocal(java.time.LocalDateTime.of(2000, 1, 1, 0, 0));
            out.putNextEntry(entry);
            out.write(content.getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
        }
    }

    BaseImage base() {
        return new BaseImage.Saved(home.resolve("base.tar"));
    }

    ImageRequest request(String name) {
        return new ImageRequest(
                home,
                name,
                home.resolve("out/image.tar"),
                Optional.of("https://source.example.org/aihub"));
    }

    /** Builds its image. */
    BuiltImage build(String name) throws IOException {
        ImageRequest request = request(name);
        ImageBuild.Built built = new ImageBuild(request, base()).run();
        return new BuiltImage(request, built, Tars.read(request.output()));
    }

    /**
     * What came of it.
     *
     * @param entries of the tar, by name
     */
    record BuiltImage(
            ImageRequest request, ImageBuild.Built built, Map<String, Tars.Entry> entries) {}
}
