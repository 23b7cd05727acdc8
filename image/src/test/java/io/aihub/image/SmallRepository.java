package io.aihub.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

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
            if (jar.startsWith("lib/")) {
                writeJar(file, jar, Instant.EPOCH, jar.getBytes(StandardCharsets.UTF_8));
            } else {
                // As Quarkus does: entries of now, and a class that knows its folder.
                writeJar(
                        file, "Made.class", date, made("file:" + home + "/operator/it.properties"));
            }
            Files.setLastModifiedTime(file, FileTime.from(date));
        }
        Files.writeString(home.resolve("operator/target/bom.json"), BILL);
        Tars.writeBase(home.resolve("base.tar"));
        return new SmallRepository(home);
    }

    private static void writeJar(Path file, String name, Instant date, byte[] content)
            throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            ZipEntry entry = new ZipEntry(name);
            entry.setTimeLocal(LocalDateTime.ofInstant(date, ZoneOffset.UTC));
            out.putNextEntry(entry);
            out.write(content);
            out.closeEntry();
        }
    }

    private static byte[] made(String constant) {
        ClassWriter made = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        made.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "Made", null, "java/lang/Object", null);
        MethodVisitor method =
                made.visitMethod(Opcodes.ACC_STATIC, "where", "()Ljava/lang/String;", null, null);
        method.visitCode();
        method.visitLdcInsn(constant);
        method.visitInsn(Opcodes.ARETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
        return made.toByteArray();
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
