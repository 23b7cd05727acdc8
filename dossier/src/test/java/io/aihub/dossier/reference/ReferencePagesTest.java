package io.aihub.dossier.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.Reason;
import io.aihub.dossier.content.ContentFields;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("generated")
class ReferencePagesTest {
    private static final List<Page> GENERATED =
            List.of(VocabularyPages.reasons(), VocabularyPages.rules(), FieldsPage.page());

    /**
     * With {@code -Daihub.generate=true} the files are written first, and then compared as ever.
     */
    @BeforeAll
    static void write_when_asked() throws IOException {
        if (Boolean.getBoolean("aihub.generate")) {
            for (Page page : GENERATED) {
                Files.writeString(Checkout.path("docs/reference/" + page.file()), page.text());
            }
        }
    }

    static List<Page> generated() {
        return GENERATED;
    }

    @ParameterizedTest
    @MethodSource("generated")
    void the_committed_page_is_what_the_code_says(Page page) {
        assertThat(Checkout.text(Checkout.path("docs/reference/" + page.file())))
                .as("docs/reference/%s is out of date; run: %s", page.file(), Page.COMMAND)
                .isEqualTo(page.text());
    }

    @Test
    void every_reason_says_what_it_means_in_one_clause() {
        assertThat(Reason.values())
                .allSatisfy(
                        reason -> assertThat(reason.meaning()).isNotBlank().doesNotEndWith("."));
    }

    @Test
    void the_fields_of_a_model_are_those_that_digests_are_made_over() {
        var spec =
                FieldsPage.definition(Checkout.path("crds/aihub.io_aimodels.yaml"))
                        .at("/spec/versions/0/schema/openAPIV3Schema/properties/spec");
        var leaves =
                SchemaFields.of(spec).stream()
                        .filter(SchemaFields.Field::leaf)
                        .map(SchemaFields.Field::leafPath)
                        .collect(Collectors.toSet());
        assertThat(ContentFields.current().parts().keySet()).containsAll(leaves);
    }
}
