package io.aihub.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.aihub.cli.CommandRefusal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image of the operator that was built, on machines that can build its base. */
class OperatorImageIT {
    private static final Path HOME =
            Path.of(System.getProperty("aihub.root")).toAbsolutePath().normalize();

    /** What jdeps finds in libraries, and the operator never gets to. */
    private static final Map<String, String> UNUSED =
            Map.of(
                    "java.desktop", "beans of snakeyaml and of expressions, which are not used",
                    "java.rmi", "an exception of jakarta.transaction, which is an interface here",
                    "jdk.compiler", "processors of annotations that lie in libraries");

    private static BaseImage.Built base;
    private static OperatorFiles operator;
    @TempDir private Path scratch;

    @BeforeAll
    static void baseCanBeBuilt() {
        String obstacle = new BaseBuild(HOME).obstacle();
        assumeTrue(obstacle.isEmpty(), "the operator's image is not tested here: " + obstacle);
        try {
            base = new BaseBuild(HOME).run();
        } catch (CommandRefusal e) {
            assumeTrue(false, "the operator's image is not tested here: " + e.getMessage());
        }
        operator = new OperatorFiles(HOME.resolve("operator/target/quarkus-app"));
        assumeTrue(
                !operator.libraries().isEmpty(),
                "the operator's image is not tested here: the operator was not built");
    }

    @Test
    void two_builds_in_different_folders_are_the_same_bytes() throws IOException {
        Path one = build(scratch.resolve("one"));
        Path two = build(scratch.resolve("two/deeper"));
        assertThat(two).hasSameBinaryContentAs(one);
    }

    @Test
    void no_file_that_was_built_here_says_where() throws IOException {
        OperatorFiles files = laid(scratch.resolve("app"));
        for (Path file : files.own()) {
            Tars.Entry entry =
                    new Tars.Entry(
                            new TarArchiveEntry(file.toString()),
                            Files.readAllBytes(files.folder().resolve(file)));
            assertThat(Tars.text(entry).contains(HOME.toString())).as(file.toString()).isFalse();
        }
        byte[] archive = Files.readAllBytes(files.folder().resolve(ClassArchive.NAME));
        assertThat(new String(archive, StandardCharsets.ISO_8859_1).contains(scratch.toString()))
                .isFalse();
    }

    @Test
    void started_in_its_folder_the_images_java_takes_classes_from_the_archive()
            throws IOException, InterruptedException {
        OperatorFiles files = laid(scratch.resolve("app"));
        // A setting that is out of range ends the start, without any cluster.
        ProcessBuilder started =
                new ProcessBuilder(
                                base.java().toString(),
                                "-XX:+UseSerialGC",
                                "-Xshare:on",
                                "-XX:SharedArchiveFile=" + files.folder().resolve("operator.jsa"),
                                "-Xlog:class+load",
                                "-jar",
                                files.folder().resolve(LaunchJar.NAME).toString())
                        .directory(files.folder().toFile())
                        .redirectErrorStream(true);
        started.environment().put("AIHUB_LOOP_RECHECK", "0s");
        Process process = started.start();
        process.getOutputStream().close();
        List<String> said =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
        assertThat(process.waitFor()).isNotZero();
        assertThat(said)
                .filteredOn(line -> line.contains(" " + OperatorFiles.MAIN + " "))
                .isNotEmpty()
                .allMatch(line -> line.contains("shared objects file"));
        long mapped = said.stream().filter(line -> line.contains("shared objects file")).count();
        long loaded = said.stream().filter(line -> line.contains(" source: ")).count();
        assertThat(mapped).isGreaterThan(loaded * 8 / 10);
    }

    @Test
    void every_module_that_jdeps_finds_is_in_the_base_or_has_a_reason_not_to_be()
            throws IOException {
        Set<String> linked =
                Files.readAllLines(base.release()).stream()
                        .filter(line -> line.startsWith("MODULES="))
                        .flatMap(line -> Stream.of(line.replaceAll("MODULES=|\"", "").split(" ")))
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> found = new TreeSet<>(jdeps());
        assertThat(found).contains("java.base", "java.net.http");
        assertThat(UNUSED.keySet()).isSubsetOf(found);
        found.removeAll(UNUSED.keySet());
        assertThat(linked).containsAll(found).contains("jdk.zipfs");
    }

    @Test
    void the_image_opens_what_quarkus_own_launcher_opens() throws IOException {
        try (JarFile launcher =
                new JarFile(operator.folder().resolve("quarkus-run.jar").toFile())) {
            assertThat(launcher.getManifest().getMainAttributes().getValue(LaunchJar.ADD_OPENS))
                    .isEqualTo(LaunchJar.OPENED);
        }
    }

    private static List<String> jdeps() {
        StringWriter answer = new StringWriter();
        String path =
                operator.classPath().stream()
                        .map(jar -> operator.folder().resolve(jar).toString())
                        .collect(Collectors.joining(":"));
        String[] words =
                Stream.concat(
                                Stream.of(
                                        "--multi-release",
                                        "17",
                                        "--ignore-missing-deps",
                                        "--print-module-deps",
                                        "-q",
                                        "--class-path",
                                        path),
                                operator.own().stream()
                                        .map(jar -> operator.folder().resolve(jar).toString()))
                        .toArray(String[]::new);
        ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(new PrintWriter(answer, true), new PrintWriter(answer, true), words);
        return List.of(answer.toString().strip().split(","));
    }

    private OperatorFiles laid(Path folder) throws IOException {
        Files.createDirectories(folder);
        OperatorFiles files = operator.copyTo(folder, new JarRewrite(HOME));
        LaunchJar.write(files);
        ClassArchive.write(base, files, ClassList.read(HOME.resolve("image/classes")));
        return files;
    }

    /** An image of the operator that was built, as if it had been built in that folder. */
    private Path build(Path home) throws IOException {
        Files.createDirectories(home.resolve("operator/target"));
        Files.createDirectories(home.resolve("image"));
        Files.createSymbolicLink(home.resolve("operator/target/quarkus-app"), operator.folder());
        Files.createSymbolicLink(home.resolve("image/classes"), HOME.resolve("image/classes"));
        Files.writeString(
                home.resolve("operator/target/bom.json"),
                "{\"bomFormat\":\"CycloneDX\",\"metadata\":{\"component\":{}}}");
        ImageRequest request =
                new ImageRequest(
                        home, "aihub-operator:it", home.resolve("it.tar"), Optional.empty());
        new ImageBuild(request, base).run();
        return request.output();
    }
}
