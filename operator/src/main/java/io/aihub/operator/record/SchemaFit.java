package io.aihub.operator.record;

import io.aihub.decision.Ellipsis;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes what the loop writes fit the schema of its kind, whatever came from outside: the limits are
 * those that the definitions are generated from. A text that is too long ends with a mark, a list
 * keeps its first elements, a number ends at its bound, and a value of another form is left out. So
 * a list has what matters most first.
 */
final class SchemaFit {
    private final List<String> left = new ArrayList<>();

    private SchemaFit() {}

    /**
     * A value that fits.
     *
     * @param value the same object where it fitted already
     * @param left what it has no room for, one clause each
     */
    record Fitted<T>(T value, List<String> left) {}

    /** The value, made to fit. */
    static <T extends Record> Fitted<T> fit(T value) {
        SchemaFit fit = new SchemaFit();
        Class<T> type = type(value);
        T fitted = type.cast(fit.record("", value).orElse(null));
        return new Fitted<>(fitted, List.copyOf(fit.left));
    }

    /** How many elements a list of that name may have, or characters a text. */
    static int most(Class<? extends Record> type, String list) {
        return RecordShape.of(type).parts().stream()
                .filter(part -> part.name().equals(list))
                .mapToInt(part -> (int) part.limits().longest())
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static <T extends Record> Class<T> type(T value) {
        return (Class<T>) value.getClass();
    }

    /** Empty where a value that has to be there cannot be written. */
    private Optional<Object> record(String path, Record value) {
        RecordShape shape = RecordShape.of(value.getClass());
        List<Object> parts = new ArrayList<>();
        boolean same = true;
        for (RecordShape.Part part : shape.parts()) {
            Object before = part.of(value);
            Object after =
                    before == null
                            ? null
                            : value(
                                            path.isEmpty() ? part.name() : path + "." + part.name(),
                                            before,
                                            part)
                                    .orElse(null);
            if (after == null && part.limits().required()) {
                return Optional.empty();
            }
            same &= before == after;
            parts.add(after);
        }
        return Optional.of(same ? value : shape.make(parts));
    }

    private Optional<Object> value(String path, Object value, RecordShape.Part part) {
        return value instanceof List<?> list
                ? Optional.of(list(path, list, part.limits(), part.elements()))
                : single(path, value, part.limits());
    }

    private Optional<Object> single(String path, Object value, Limits limits) {
        if (value instanceof String text) {
            return text(path, text, limits);
        }
        if (value instanceof Long number) {
            long bounded = limits.bounded(number);
            return Optional.of(bounded == number ? value : bounded);
        }
        if (value instanceof Integer number) {
            int bounded = (int) limits.bounded(number);
            return Optional.of(bounded == number ? value : bounded);
        }
        return value instanceof Record nested ? record(path, nested) : Optional.of(value);
    }

    private Optional<Object> text(String path, String text, Limits limits) {
        boolean fits = text.codePointCount(0, text.length()) <= limits.longest();
        if (!limits.hasForm(text) || !fits && limits.form() != null) {
            left.add(path + " cannot be written");
            return Optional.empty();
        }
        return Optional.of(fits ? text : Ellipsis.cut(text, (int) limits.longest()));
    }

    private List<Object> list(String path, List<?> list, Limits limits, Limits elements) {
        List<Object> fitted = new ArrayList<>();
        Set<Object> keys = new HashSet<>();
        int more = 0;
        boolean same = true;
        for (Object element : list) {
            Object after = element == null ? null : single(path, element, elements).orElse(null);
            boolean once = after != null && ListKey.of(after).map(keys::add).orElse(true);
            if (once && fitted.size() < limits.longest()) {
                fitted.add(after);
                same &= after == element;
            } else {
                same = false;
                more += after == null || once ? 1 : 0;
            }
        }
        if (more > 0) {
            left.add(path + " has " + more + " more");
        }
        return same ? unchanged(list) : fitted;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> unchanged(List<?> list) {
        return (List<Object>) list;
    }
}
