package io.aihub.operator.record;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a record of the API is made up.
 *
 * @param parts in the order of its constructor
 */
record RecordShape(Constructor<?> constructor, List<Part> parts) {
    private static final ClassValue<RecordShape> SHAPES =
            new ClassValue<>() {
                @Override
                protected RecordShape computeValue(Class<?> type) {
                    return read(type);
                }
            };

    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    /**
     * One component.
     *
     * @param limits that its schema has
     * @param elements those of the elements of a list; of any other value its own
     */
    record Part(RecordComponent component, Limits limits, Limits elements) {
        String name() {
            return component.getName();
        }

        Object of(Record value) {
            try {
                return component.getAccessor().invoke(value);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    Object make(List<Object> values) {
        try {
            return constructor.newInstance(values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RecordShape read(Class<?> type) {
        List<Part> parts = new ArrayList<>();
        try {
            for (RecordComponent component : type.getRecordComponents()) {
                Field field = type.getDeclaredField(component.getName());
                parts.add(
                        new Part(
                                component,
                                Limits.of(field),
                                Limits.of(element(field.getAnnotatedType()))));
            }
            Class<?>[] types =
                    Stream.of(type.getRecordComponents())
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new);
            return new RecordShape(type.getDeclaredConstructor(types), List.copyOf(parts));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static AnnotatedElement element(AnnotatedType type) {
        return type instanceof AnnotatedParameterizedType list
                ? list.getAnnotatedActualTypeArguments()[0]
                : type;
    }
}
