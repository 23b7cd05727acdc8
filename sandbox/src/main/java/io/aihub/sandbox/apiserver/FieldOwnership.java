package io.aihub.sandbox.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aihub.sandbox.apiserver.OwnedFields.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who owns which field of one object: what server-side apply prunes by and refuses by. It is the
 * content of {@code managedFields}, which this server does not show.
 */
record FieldOwnership(List<OwnedFields> owners) {
    private static final Comparator<OwnedFields> ORDER =
            Comparator.comparing(OwnedFields::manager)
                    .thenComparing(OwnedFields::operation)
                    .thenComparing(OwnedFields::subresource);
    static final FieldOwnership NOBODY = new FieldOwnership(List.of());

    /** The outcome of an apply. */
    record Applied(ObjectNode object, FieldOwnership ownership) {}

    /**
     * Applies an intent.
     *
     * @param live the stored object, not changed
     * @param applier manager and subresource; its paths are ignored
     * @param force whether fields of others are taken
     * @throws ApiFailure 409 naming every field that another manager owns with another value
     */
    Applied apply(
            ObjectNode live,
            ObjectNode intent,
            OwnedFields applier,
            boolean force,
            FieldSchema schema) {
        Map<String, JsonNode> wanted = FieldSet.of(intent, schema);
        Set<String> lost = conflicts(wanted, FieldSet.of(live, schema), applier, force);
        ObjectNode merged = live.deepCopy();
        FieldMerge.into(merged, intent, schema);
        Set<String> pruned = new TreeSet<>();
        List<OwnedFields> next = new ArrayList<>();
        for (OwnedFields owner : owners) {
            if (owner.isOf(applier)) {
                pruned.addAll(owner.paths());
                pruned.removeAll(wanted.keySet());
            } else {
                next.add(owner.without(lost));
            }
        }
        pruned.removeIf(path -> next.stream().anyMatch(owner -> owns(owner, path)));
        FieldMerge.remove(merged, pruned, schema);
        next.add(applier.with(wanted.keySet()));
        return new Applied(merged, new FieldOwnership(tidied(next)));
    }

    /** The ownership after a plain create, update or patch by this manager. */
    FieldOwnership updated(
            ObjectNode before, ObjectNode after, OwnedFields writer, FieldSchema schema) {
        Map<String, JsonNode> old = FieldSet.of(before, schema);
        Map<String, JsonNode> now = FieldSet.of(after, schema);
        Set<String> written = new HashSet<>();
        now.forEach(
                (path, value) -> {
                    if (!Objects.equals(old.get(path), value)) {
                        written.add(path);
                    }
                });
        Set<String> touched = new HashSet<>(written);
        old.keySet().stream().filter(path -> !now.containsKey(path)).forEach(touched::add);
        List<OwnedFields> next = new ArrayList<>();
        OwnedFields mine = writer;
        for (OwnedFields owner : owners) {
            if (owner.isOf(writer)) {
                mine = owner;
            } else {
                next.add(owner.without(touched));
            }
        }
        next.add(mine.without(touched).with(written));
        return new FieldOwnership(tidied(next));
    }

    private Set<String> conflicts(
            Map<String, JsonNode> wanted,
            Map<String, JsonNode> live,
            OwnedFields applier,
            boolean force) {
        Set<String> contested = new HashSet<>();
        List<String> causes = new ArrayList<>();
        for (OwnedFields owner : owners) {
            if (owner.isOf(applier)) {
                continue;
            }
            for (String path : owner.paths()) {
                boolean differs =
                        wanted.containsKey(path)
                                && live.containsKey(path)
                                && !wanted.get(path).equals(live.get(path));
                if (differs) {
                    contested.add(path);
                    causes.add(
                            "conflict with \""
                                    + owner.manager()
                                    + "\": "
                                    + FieldSet.readable(path));
                }
            }
        }
        if (!force && !causes.isEmpty()) {
            throw ApiFailure.applyConflicts(causes);
        }
        return contested;
    }

    /** Owning a field below an item or a map keeps the item or map too. */
    private static boolean owns(OwnedFields owner, String path) {
        return owner.paths().contains(path)
                || owner.paths().stream().anyMatch(own -> own.startsWith(path + "/"));
    }

    private static List<OwnedFields> tidied(List<OwnedFields> owners) {
        return owners.stream()
                .filter(o -> o.operation() == Operation.Apply || !o.paths().isEmpty())
                .sorted(ORDER)
                .toList();
    }
}
