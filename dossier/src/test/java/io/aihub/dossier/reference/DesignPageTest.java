package io.aihub.dossier.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.aihub.decision.approval.ApprovalState;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the design says of the code is so. */
class DesignPageTest {
    private static final int LONGEST_WALK = 20;
    private static final String WALK = "### A reader's walk";
    private static final String LIFE = "### The life of a model";
    private static final Pattern STOP =
            Pattern.compile("(?m)^\\d+\\. \\[(\\w+)]\\(([^)]+)\\): \\S");
    private static final Pattern NUMBERED = Pattern.compile("(?m)^\\d+\\. ");
    private static final Pattern ARROW = Pattern.compile("(?m)^ +(\\S+) --> (\\w+|\\[\\*])");
    private static final Path PAGE = Checkout.path("docs/design.md");

    @Test
    void the_readers_walk_names_at_most_twenty_files_that_are_there() {
        List<MatchResult> stops = STOP.matcher(section(WALK)).results().toList();
        assertThat(stops)
                .as("lines of the form: 1. [Name](path): what it does")
                .hasSize((int) NUMBERED.matcher(section(WALK)).results().count())
                .hasSizeBetween(1, LONGEST_WALK)
                .allSatisfy(
                        stop -> {
                            assertThat(file(stop)).as("rename it in %s too", PAGE).isRegularFile();
                            assertThat(file(stop)).hasFileName(stop.group(1) + ".java");
                        });
        assertThat(stops).extracting(DesignPageTest::file).doesNotHaveDuplicates();
    }

    @Test
    void the_picture_of_a_models_life_shows_every_state_of_an_approval_and_no_other() {
        assertThat(
                        ARROW.matcher(section(LIFE))
                                .results()
                                .flatMap(arrow -> Stream.of(arrow.group(1), arrow.group(2)))
                                .filter(state -> !state.equals("[*]"))
                                .collect(Collectors.toSet()))
                .isEqualTo(
                        Arrays.stream(ApprovalState.values())
                                .map(Enum::name)
                                .collect(Collectors.toSet()));
    }

    private static Path file(MatchResult stop) {
        return PAGE.getParent().resolve(stop.group(2)).normalize();
    }

    /** From a heading to the next one. */
    private static String section(String heading) {
        String page = Checkout.text(PAGE);
        int start = page.indexOf(heading + "\n");
        assertThat(start).as(heading).isNotNegative();
        int end = page.indexOf("\n#", start + heading.length());
        return page.substring(start, end < 0 ? page.length() : end);
    }
}
