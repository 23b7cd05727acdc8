package io.aihub.dossier.content;

import java.util.List;
import java.util.Optional;

/**
 * One leaf of the spec.
 *
 * @param part what a change asks for
 * @param path in dots from the spec, {@code []} after a list
 * @param form how it is written
 * @param standard the value of an absent one
 */
record ContentField(
        ContentPart part, String path, FieldForm form, Optional<FieldDefault> standard) {
    static ContentField of(String line) {
        List<String> words = List.of(line.split(" "));
        FieldForm form = FieldForm.of(words.get(2));
        return new ContentField(
                ContentPart.of(line.charAt(0)),
                words.get(1),
                form,
                words.size() > 3
                        ? Optional.of(FieldDefault.of(words.subList(3, words.size()), form))
                        : Optional.empty());
    }

    List<String> steps() {
        return List.of(path.split("\\."));
    }

    boolean inList() {
        return path.endsWith("[]");
    }
}
