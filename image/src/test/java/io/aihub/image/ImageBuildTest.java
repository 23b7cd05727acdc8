package io.aihub.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.aihub.cli.CommandRefusal;
import io.aihub.image.SmallRepository.BuiltImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageBuildTest {
    private static final String NAME = "aihub-operator:0.1.0";
    private static final Instant ONE_DAY = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant ANOTHER_DAY = Instant.parse("2026-05-05T05:05:05Z");
    @TempDir private Path scratch;

    @Test
    void two_builds_in_different_folders_of_files_of_different_dates_are_the_same_bytes()
            throws IOException {
        BuiltImage one = SmallRepository.in(scratch.resolve("one"), ONE_DAY).build(NAME);
        BuiltImage two = SmallRepository.in(scratch.resolve("two/deeper"), ANOTHER_DAY).build(NAME);
        assertThat(two.request().output()).hasSameBinaryContentAs(one.request().output());
        assertThat(two.request().billOfMaterials())
                .hasSameTextualContentAs(one.request().billOfMaterials());
    }

    @Test
    void what_changed_since_the_last_build_in_the_same_folder_is_in_the_next() throws IOException {
        SmallRepository repository = SmallRepository.in(scratch, ONE_DAY);
        String before = repository.build(NAME).built().digest();
        Path jar = scratch.resolve("operator/target/quarkus-app/lib/main/g.main-1.jar");
        byte[] content = Files.readAllBytes(jar);
        content[content.length - 1] ^= 1;
        Files.write(jar, content);
        Files.setLastModifiedTime(jar, FileTime.from(ONE_DAY));
        assertThat(repository.build(NAME).built().digest()).isNotEqualTo(before);
    }

    @Test
    void readers_of_both_forms_find_the_same_image_by_the_name_that_was_asked_for()
            throws IOException, NoSuchAlgorithmException {
        BuiltImage image = build();
        for (Tars.Entry entry : image.entries().values()) {
            if (entry.name().startsWith("blobs/sha256/")) {
                byte[] sum = MessageDigest.getInstance("SHA-256").digest(entry.content());
                assertThat(entry.name()).endsWith(HexFormat.of().formatHex(sum));
            }
        }
        assertThat(image.entries().get("oci-layout").json().path("imageLayoutVersion").asText())
                .isEqualTo("1.0.0");
        JsonNode listed = image.entries().get("index.json").json().at("/manifests/0");
        assertThat(listed.path("digest").asText()).isEqualTo(image.built().digest());
        assertThat(listed.at("/annotations/io.containerd.image.name").asText())
                .isEqualTo("docker.io/library/" + NAME);
        assertThat(listed.at("/annotations/org.opencontainers.image.ref.name").asText())
                .isEqualTo("0.1.0");
        JsonNode docker = image.entries().get("manifest.json").json().path(0);
        assertThat(docker.at("/RepoTags/0").asText()).isEqualTo(NAME);
        JsonNode manifest = manifest(image);
        assertThat(docker.path("Config").asText())
                .isEqualTo(blob(manifest.at("/config/digest").asText()));
        assertThat(docker.path("Layers")).hasSameSizeAs(manifest.path("layers"));
        for (int i = 0; i < docker.path("Layers").size(); i++) {
            assertThat(docker.path("Layers").path(i).asText())
                    .isEqualTo(blob(manifest.path("layers").path(i).path("digest").asText()));
        }
    }

    @Test
    void a_name_with_a_registry_is_kept_as_it_is() throws IOException {
        BuiltImage image =
                SmallRepository.in(scratch, ONE_DAY).build("registry.example.org:5000/a/b:7");
        assertThat(image.built().name()).isEqualTo("registry.example.org:5000/a/b:7");
        assertThat(image.entries().get("manifest.json").json().at("/0/RepoTags/0").asText())
                .isEqualTo("registry.example.org:5000/a/b:7");
    }

    @Test
    void it_starts_java_itself_as_a_number_that_is_not_root() throws IOException {
        JsonNode config = config(build()).path("config");
        assertThat(config.path("User").asText()).isEqualTo("65532:65532");
        assertThat(config.path("Entrypoint"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        "java",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-jar",
                        "/app/operator.jar");
        assertThat(config.path("Cmd")).isEmpty();
        assertThat(config.path("WorkingDir").asText()).isEqualTo("/app");
        assertThat(config.path("Volumes")).isEmpty();
    }

    @Test
    void its_labels_say_what_it_is_and_nothing_in_it_is_of_now() throws IOException {
        BuiltImage image = build();
        JsonNode config = config(image);
        JsonNode labels = config.at("/config/Labels");
        assertThat(labels.path("org.opencontainers.image.version").asText()).isNotEmpty();
        assertThat(labels.path("org.opencontainers.image.licenses").asText())
                .isEqualTo("Apache-2.0");
        assertThat(labels.path("org.opencontainers.image.source").asText())
                .isEqualTo("https://source.example.org/aihub");
        // Outside a repository there is no commit to name, nor one whose date could be taken.
        assertThat(labels.has("org.opencontainers.image.revision")).isFalse();
        assertThat(config.path("created").asText()).isEqualTo("1970-01-01T00:00:01Z");
        for (JsonNode step : config.path("history")) {
            assertThat(step.path("created").asText("1970")).startsWith("1970");
        }
        assertThat(image.entries().values())
                .allSatisfy(
                        entry ->
                                assertThat(entry.header().getModTime().toInstant())
                                        .isEqualTo(OperatorFiles.DATE));
    }

    @Test
    void every_file_is_roots_has_one_date_and_is_written_by_nobody_else() throws IOException {
        List<Tars.Entry> files = files(build());
        assertThat(files).extracting(Tars.Entry::name).contains("app/operator.jar");
        assertThat(files)
                .allSatisfy(
                        file -> {
                            assertThat(file.header().getLongUserId()).isZero();
                            assertThat(file.header().getLongGroupId()).isZero();
                            assertThat(file.header().getMode() & 0022).isZero();
                            assertThat(file.header().getMode() & 06000).isZero();
                            assertThat(file.header().getModTime().toInstant())
                                    .isEqualTo(OperatorFiles.DATE);
                        });
    }

    @Test
    void nothing_in_it_tells_where_it_was_built() throws IOException {
        BuiltImage image = build();
        List<Tars.Entry> all = new ArrayList<>(image.entries().values());
        all.addAll(files(image));
        for (Tars.Entry entry : all) {
            assertThat(Tars.text(entry).contains(scratch.toString())).as(entry.name()).isFalse();
        }
        assertThat(Files.readString(image.request().billOfMaterials()))
                .doesNotContain(scratch.toString());
    }

    @Test
    void what_was_generated_comes_first_on_the_class_path() throws IOException {
        assertThat(SmallRepository.in(scratch, ONE_DAY).request(NAME).operator().classPath())
                .extracting(Path::toString)
                .containsExactly(
                        "quarkus/transformed-bytecode.jar",
                        "quarkus/generated-bytecode.jar",
                        "app/aihub-operator-1.jar",
                        "lib/main/g.main-1.jar",
                        "lib/main/g.native-2-linux.jar",
                        "lib/boot/g.runner-1.jar");
    }

    @Test
    void the_list_of_content_names_each_jar_once_and_no_other() throws IOException {
        BuiltImage image = build();
        JsonNode bill = Tars.JSON.readTree(image.request().billOfMaterials().toFile());
        assertThat(bill.path("components"))
                .extracting(component -> component.path("name").asText())
                .containsExactly(
                        "main",
                        "native",
                        "g.runner-1.jar",
                        "generated-bytecode.jar",
                        "operator.jar",
                        "transformed-bytecode.jar",
                        "base.tar");
        assertThat(bill.at("/metadata/timestamp").isMissingNode()).isTrue();
        assertThat(bill.path("dependencies")).hasSize(1);
        assertThat(bill.at("/dependencies/0/dependsOn"))
                .extracting(JsonNode::asText)
                .containsExactly("main");
    }

    @Test
    void an_operator_that_was_not_built_is_refused_in_words() throws IOException {
        SmallRepository repository = SmallRepository.in(scratch, ONE_DAY);
        Files.delete(scratch.resolve("operator/target/quarkus-app/lib/main/g.main-1.jar"));
        Files.delete(scratch.resolve("operator/target/quarkus-app/lib/main/g.native-2-linux.jar"));
        Files.delete(scratch.resolve("operator/target/quarkus-app/lib/boot/g.runner-1.jar"));
        assertThatThrownBy(() -> repository.build(NAME))
                .isInstanceOf(CommandRefusal.class)
                .hasMessageContaining("mvn package");
    }

    private BuiltImage build() throws IOException {
        return SmallRepository.in(scratch, ONE_DAY).build(NAME);
    }

    private static JsonNode manifest(BuiltImage image) {
        return image.entries().get(blob(image.built().digest())).json();
    }

    private static JsonNode config(BuiltImage image) {
        String digest = manifest(image).at("/config/digest").asText();
        return image.entries().get(blob(digest)).json();
    }

    /** The files of the layers that lie upon the base. */
    private static List<Tars.Entry> files(BuiltImage image) throws IOException {
        List<Tars.Entry> files = new ArrayList<>();
        for (JsonNode layer : manifest(image).path("layers")) {
            String name = blob(layer.path("digest").asText());
            files.addAll(Tars.layer(image.entries().get(name).content()));
        }
        return files;
    }

    private static String blob(String digest) {
        return digest.replace("sha256:", "blobs/sha256/");
    }
}
