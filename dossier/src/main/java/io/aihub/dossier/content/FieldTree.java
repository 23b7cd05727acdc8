package io.aihub.dossier.content;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The table as a tree, so that a document is walked once.
 *
 * @param field the table's line, absent for an object that only encloses others
 * @param children by name; of a list, those of its entries
 */
record FieldTree(Optional<ContentField> field, Map<String, FieldTree> children) {
    static FieldTree of(List<ContentField> fields) {
        Map<String, FieldTree> top = new LinkedHashMap<>();
        fields.forEach(field -> insert(top, field, 0));
        return new FieldTree(Optional.empty(), top);
    }

    private static void insert(Map<String, FieldTree> level, ContentField field, int depth) {
        String name = field.steps().get(depth).replace("[]", "");
        boolean last = depth == field.steps().size() - 1;
        FieldTree before =
                level.getOrDefault(name, new FieldTree(Optional.empty(), new LinkedHashMap<>()));
        FieldTree node = last ? new FieldTree(Optional.of(field), before.children()) : before;
        level.put(name, node);
        if (!last) {
            insert(node.children(), field, depth + 1);
        }
    }
}
