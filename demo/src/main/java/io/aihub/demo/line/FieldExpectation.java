package io.aihub.demo.line;

import com.fasterxml.jackson.databind.JsonNode;
import io.aihub.cli.view.FieldPath;
import io.aihub.demo.story.Line.Sighting;
import java.util.Locale;
import java.util.Optional;

/**
 * What is expected of a field. Exactly one of the three is given.
 *
 * @param is its text
 * @param contains part of its text
 * @param there whether it is there at all
 */
record FieldExpectation(
        Optional<String> is, Optional<String> contains, Optional<FieldPresence> there) {

    /** Whether a field is there. */
    enum FieldPresence {
        Present,
        Absent
    }

    FieldExpectation {
        if (is.stream().count() + contains.stream().count() + there.stream().count() != 1) {
            throw new IllegalArgumentException("write one of is, contains and there");
        }
    }

    String words() {
        return is.map(text -> "is " + text)
                .or(() -> contains.map(text -> "contains " + text))
                .orElseGet(() -> "is " + there.orElseThrow().name().toLowerCase(Locale.ROOT));
    }

    /** Looks at the field of an object that may be absent itself. */
    Sighting look(Optional<JsonNode> object, FieldPath path) {
        String text = object.map(path::text).orElse("");
        boolean holds =
                is.map(text::equals)
                        .or(() -> contains.map(text::contains))
                        .orElseGet(
                                () ->
                                        text.isEmpty()
                                                == (there.orElseThrow() == FieldPresence.Absent));
        String observed = object.isEmpty() ? "no such object" : text.isEmpty() ? "absent" : text;
        return Sighting.when(holds, observed);
    }
}
