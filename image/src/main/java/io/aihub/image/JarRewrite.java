package io.aihub.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Writes a jar of Quarkus anew, without when and where it was built: Quarkus gives its entries the
 * time of now, and records in a class from which file a setting came.
 *
 * @param home the folder of the repository in which it was built
 */
record JarRewrite(Path home) {
    /** The manifest is looked for at the front, so it goes there. */
    private static final Comparator<String> ORDER =
            Comparator.comparing((String name) -> !name.startsWith("META-INF/MANIFEST.MF"))
                    .thenComparing(Comparator.naturalOrder());

    /** As long ago as a zip file can say, and by its fields: it knows no time zone. */
    static void date(ZipEntry entry) {
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
    }

    void copy(Path from, Path to) throws IOException {
        try (ZipFile in = new ZipFile(from.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
            List<String> names =
                    Collections.list(in.entries()).stream()
                            .map(ZipEntry::getName)
                            .sorted(ORDER)
                            .toList();
            for (String name : names) {
                ZipEntry entry = new ZipEntry(name);
                date(entry);
                out.putNextEntry(entry);
                try (InputStream content = in.getInputStream(in.getEntry(name))) {
                    out.write(withoutHome(name, content.readAllBytes()));
                }
                out.closeEntry();
            }
        }
    }

    private byte[] withoutHome(String name, byte[] content) {
        boolean named =
                new String(content, StandardCharsets.ISO_8859_1)
                        .contains(new String(bytes(), StandardCharsets.ISO_8859_1));
        if (!named || !name.endsWith(".class")) {
            return content;
        }
        // Not from the reader's own pool of constants, which would keep what is replaced.
        ClassWriter written = new ClassWriter(0);
        new ClassReader(content).accept(new Constants(written, home.toString()), 0);
        return written.toByteArray();
    }

    private byte[] bytes() {
        return home.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Takes the folder out of the texts that methods load. */
    private static final class Constants extends ClassVisitor {
        private final String home;

        Constants(ClassVisitor next, String home) {
            super(Opcodes.ASM9, next);
            this.home = home;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String type, String signature, String[] thrown) {
            MethodVisitor next = super.visitMethod(access, name, type, signature, thrown);
            return new MethodVisitor(Opcodes.ASM9, next) {
                @Override
                public void visitLdcInsn(Object value) {
                    super.visitLdcInsn(
                            value instanceof String text ? text.replace(home, "") : value);
                }
            };
        }
    }
}
