package io.aihub.operator.record;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Records of the API with values at and beyond every bound. */
final class Extremes {
    private static final List<Integer> LENGTHS = List.of(0, 1, 15, 16, 31, 32, 99, 100, 101, 250);
    private static final List<String> PIECES =
            List.of("a", "å", "€", "\uD83D\uDE80", "\u0000", "\"", "clinical-safety ", "…");

    private final Random random;

    Extremes(long seed) {
        random = new Random(seed);
    }

    <T extends Record> T value(Class<T> type) {
        return type.cast(
                RecordShape.of(type)
                        .make(
                                RecordShape.of(type).parts().stream()
                                        .map(RecordShape.Part::component)
                                        .map(this::part)
                                        .toList()));
    }

    private Object part(RecordComponent component) {
        return random.nextInt(6) == 0 ? null : value(component.getGenericType());
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType list) {
            int size = pick(LENGTHS) / (random.nextBoolean() ? 1 : 10);
            return IntStream.range(0, size)
                    .mapToObj(i -> value(list.getActualTypeArguments()[0]))
                    .toList();
        }
        Class<?> of = (Class<?>) type;
        if (of.isRecord()) {
            return value(of.asSubclass(Record.class));
        }
        if (of.isEnum()) {
            return pick(List.of(of.getEnumConstants()));
        }
        if (of == Long.class) {
            return pick(List.of(Long.MIN_VALUE, -1L, 0L, 7L, 1L << 53, Long.MAX_VALUE));
        }
        return of == Integer.class
                ? pick(List.of(Integer.MIN_VALUE, -1, 0, 1, 21, Integer.MAX_VALUE))
                : text();
    }

    private String text() {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                Instant.MAX.toString(),
                                Instant.MIN.toString(),
                                "2027-03-01T12:00:00.123456789Z",
                                "2027-02-30T12:00:00Z",
                                "sha256:" + "a".repeat(64),
                                "0.30000000000000004",
                                "0.3",
                                "RolledBack",
                                "x".repeat(64)));
        for (int length : List.of(0, 1, 63, 120, 253, 254, 500, 1000, 40_000)) {
            words.add(pick(PIECES).repeat(length));
        }
        return pick(words);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
