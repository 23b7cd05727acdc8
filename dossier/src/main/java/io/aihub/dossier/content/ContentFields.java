package io.aihub.dossier.content;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The table of a digest version: every field of {@code AIModel.spec} with its part, form and
 * default. The table itself is the resource {@code content-fields-<version>.txt} beside this class.
 */
public final class ContentFields {
    /** The version under which new digests are made. */
    public static final int CURRENT = 1;

    private static final ContentFields VERSION_1 = load(1);

    private final List<ContentField> fields;
    private final FieldTree tree;

    private ContentFields(List<ContentField> fields) {
        this.fields = fields;
        this.tree = FieldTree.of(fields);
    }

    /** The table under which new digests are made. */
    public static ContentFields current() {
        return VERSION_1;
    }

    /** The table of a version; absent when this program does not know it. */
    public static Optional<ContentFields> ofVersion(int version) {
        return version == CURRENT ? Optional.of(VERSION_1) : Optional.empty();
    }

    /** Every path with its part, in the order of the table; {@code []} stands after a list. */
    public Map<String, ContentPart> parts() {
        Map<String, ContentPart> parts = new LinkedHashMap<>();
        fields.forEach(field -> parts.put(field.path(), field.part()));
        return parts;
    }

    List<ContentField> all() {
        return fields;
    }

    FieldTree tree() {
        return tree;
    }

    private static ContentFields load(int version) {
        String name = "content-fields-" + version + ".txt";
        try (InputStream table = ContentFields.class.getResourceAsStream(name);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return new ContentFields(
                    lines.lines()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .map(ContentField::of)
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
