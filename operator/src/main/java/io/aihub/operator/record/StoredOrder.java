package io.aihub.operator.record;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The order of a list that is merged by key: the API server keeps the one in which it is stored,
 * whatever is applied. What is to be written is put into that order, or it would differ from what
 * is stored for ever, and be written at every pass.
 */
final class StoredOrder<T> {
    private final List<String> stored;
    private final Function<T, String> key;

    /**
     * @param before the list as it is stored; may be null
     * @param key by which the API server merges it
     */
    StoredOrder(List<T> before, Function<T, String> key) {
        this.stored = Optional.ofNullable(before).orElse(List.of()).stream().map(key).toList();
        this.key = key;
    }

    /** The same entries, those that are stored first and the others after them, in their order. */
    List<T> of(List<T> entries) {
        return entries.stream().sorted(Comparator.comparingInt(this::place)).toList();
    }

    private int place(T entry) {
        int place = stored.indexOf(key.apply(entry));
        return place < 0 ? stored.size() : place;
    }
}
