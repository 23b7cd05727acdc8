package io.aihub.crd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("generated")
class CommittedCrdsTest {
    private static final List<GeneratedCrd> GENERATED = new CrdGeneration().all();

    /**
     * With {@code -Daihub.generate=true} the files are written first, and then compared as ever.
     */
    @BeforeAll
    static void write_when_asked() throws IOException {
        if (Boolean.getBoolean("aihub.generate")) {
            for (GeneratedCrd crd : GENERATED) {
                Files.writeString(Repository.crds().resolve(crd.fileName()), crd.yaml());
            }
        }
    }

    static List<GeneratedCrd> generated() {
        return GENERATED;
    }

    @ParameterizedTest
    @MethodSource("generated")
    void the_committed_file_is_what_the_types_say(GeneratedCrd crd) throws IOException {
        Path file = Repository.crds().resolve(crd.fileName());
        assertThat(file).exists();
        assertThat(Files.readString(file))
                .as("%s differs from the Java types; run: make generate", file)
                .isEqualTo(crd.yaml());
    }

    @Test
    void the_folder_holds_definitions_and_nothing_else_that_kubectl_would_apply()
            throws IOException {
        try (Stream<Path> files = Files.list(Repository.crds())) {
            assertThat(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> name.matches(".*\\.(ya?ml|json)")))
                    .containsExactlyInAnyOrderElementsOf(
                            GENERATED.stream().map(GeneratedCrd::fileName).toList());
        }
    }

    @Test
    void the_generation_gives_the_same_text_twice() {
        assertThat(new CrdGeneration().all().stream().map(GeneratedCrd::yaml))
                .containsExactlyElementsOf(GENERATED.stream().map(GeneratedCrd::yaml).toList());
    }
}
