package io.aihub.operator.cache;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.CustomResource;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Makes an object smaller that nobody will change any more: an object as it was read has a list
 * with room for ten where one stands, and a map of its own, with room for sixteen, in every part
 * that has none.
 */
final class ObjectCompaction {
    private static final String MODEL = "io.fabric8.kubernetes.api.model.";

    private static final ClassValue<List<Field>> PARTS =
            new ClassValue<>() {
                @Override
                protected List<Field> computeValue(Class<?> type) {
                    return parts(type);
                }
            };

    private ObjectCompaction() {}

    /**
     * Thins the maps, lists and parts of an object, in place. Values and their order stay; maps and
     * lists become fixed. Of a custom resource only the metadata is looked at: ours are records.
     */
    static void thin(HasMetadata object) {
        visit(object instanceof CustomResource<?, ?> ? object.getMetadata() : object);
    }

    private static void visit(Object part) {
        if (part == null) {
            return;
        }
        for (Field field : PARTS.get(part.getClass())) {
            try {
                Object before = field.get(part);
                Object after = thinned(before);
                if (after != before) {
                    field.set(part, after);
                }
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("no way into " + field, e);
            }
        }
    }

    private static Object thinned(Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, held) -> visit(held));
            return fixed(map);
        }
        if (value instanceof List<?> list) {
            list.forEach(ObjectCompaction::visit);
            return fixed(list);
        }
        visit(value);
        return value;
    }

    private static Map<?, ?> fixed(Map<?, ?> map) {
        return map instanceof CompactMap<?, ?> || map.size() > CompactMap.MOST
                ? map
                : CompactMap.of(map);
    }

    /** Not {@code List.of}, which throws when it is asked for null. */
    private static List<?> fixed(List<?> list) {
        if (list.isEmpty()) {
            return Collections.emptyList();
        }
        if (list.size() == 1) {
            return Collections.singletonList(list.get(0));
        }
        if (list instanceof ArrayList<?> roomy) {
            roomy.trimToSize();
        }
        return list;
    }

    /** The fields that may hold something to make smaller; none but of the client's own classes. */
    private static List<Field> parts(Class<?> type) {
        List<Field> parts = new ArrayList<>();
        for (Class<?> c = type; c != null && c.getName().startsWith(MODEL); c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                Class<?> held = field.getType();
                boolean may =
                        held.getName().startsWith(MODEL) || held == Map.class || held == List.class;
                if (may && !Modifier.isStatic(field.getModifiers()) && field.trySetAccessible()) {
                    parts.add(field);
                }
            }
        }
        return List.copyOf(parts);
    }
}
