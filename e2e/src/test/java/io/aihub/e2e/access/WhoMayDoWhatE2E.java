package io.aihub.e2e.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.e2e.RealCluster;
import io.aihub.e2e.rig.ControlPlane;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table in {@code access.txt}, each cell asked of the server in the name of its column. */
@RealCluster
class WhoMayDoWhatE2E {
    private static final List<Caller> CALLERS = List.of(Caller.values());

    private static AccessNamespace ward;
    private static Phrases phrases;
    private static KubernetesMinor minor;

    @BeforeAll
    static void open(ControlPlane cluster) {
        ward = AccessNamespace.open(cluster);
        phrases = new Phrases(ward.wicket());
        minor = KubernetesMinor.of(cluster);
    }

    @AfterAll
    static void close() {
        ward.close();
    }

    static Stream<List<String>> rows() {
        return Table.rows("access.txt").skip(1);
    }

    @Test
    void the_columns_are_everybody() {
        assertThat(Table.rows("access.txt").findFirst().orElseThrow().stream().skip(1))
                .containsExactlyElementsOf(CALLERS.stream().map(Caller::name).toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void everybody_is_answered_as_the_table_says(List<String> row) {
        String phrase = row.get(0);
        List<AccessAnswer> answers =
                CALLERS.stream()
                        .map(caller -> ward.wicket().send(caller, phrases.wire(caller, phrase)))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();
        assertThat(answers.stream().map(AccessAnswer::word).toList())
                .as(() -> phrase + " " + answers)
                .isEqualTo(row.stream().skip(1).map(minor::cell).toList());
        if (!phrase.startsWith("may ")) {
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i)).matches(says(CALLERS.get(i)), "says who may not what");
            }
        }
    }

    /** RBAC names the caller and the right; a policy says what to do instead. */
    private static Predicate<AccessAnswer> says(Caller caller) {
        return answer ->
                switch (answer.word()) {
                    case "yes" -> answer.message().isEmpty();
                    case "no" -> answer.message().contains("\"" + caller.user() + "\"");
                    case "policy" -> !answer.words().contains("failed expression");
                    default -> !answer.message().isBlank();
                };
    }
}
