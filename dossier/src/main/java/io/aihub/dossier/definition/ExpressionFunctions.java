package io.aihub.dossier.definition;

import io.aihub.dossier.definition.ExpressionEvaluation.Untold;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The operators and functions of rules, on values of Java. */
final class ExpressionFunctions {
    private static final Pattern UNIT = Pattern.compile("([0-9]+)(ms|s|m|h)");

    private ExpressionFunctions() {}

    static Object operator(String operator, Object left, Object right) {
        return switch (operator) {
            case "==" -> equal(left, right);
            case "!=" -> !equal(left, right);
            case "<" -> compare(left, right) < 0;
            case "<=" -> compare(left, right) <= 0;
            case ">" -> compare(left, right) > 0;
            case ">=" -> compare(left, right) >= 0;
            case "in" -> in(left, right);
            case "+" -> sum(left, right, 1);
            case "-" -> sum(left, right, -1);
            default -> throw new Untold("no operator " + operator);
        };
    }

    static Object function(String name, List<Object> values) {
        Object value = values.size() == 1 ? values.get(0) : null;
        return switch (name) {
            case "size" -> size(value);
            case "double" -> number(value);
            case "duration" -> duration(value);
            case "timestamp" -> time(value);
            default -> throw new Untold("no function " + name);
        };
    }

    static Object method(Object target, String name, List<Object> values) {
        if (name.equals("size")) {
            return size(target);
        }
        if (!(target instanceof String text) || values.size() != 1) {
            throw new Untold("no method " + name);
        }
        if (values.get(0) instanceof Pattern pattern) {
            return pattern.matcher(text).find();
        }
        String other = String.valueOf(values.get(0));
        return switch (name) {
            case "startsWith" -> text.startsWith(other);
            case "endsWith" -> text.endsWith(other);
            case "contains" -> text.contains(other);
            default -> throw new Untold("no method " + name);
        };
    }

    private static boolean equal(Object left, Object right) {
        return left instanceof Number one && right instanceof Number two
                ? one.doubleValue() == two.doubleValue()
                : left.equals(right);
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object left, Object right) {
        if (left instanceof Number one && right instanceof Number two) {
            return Double.compare(one.doubleValue(), two.doubleValue());
        }
        if (left instanceof Comparable<?> one && left.getClass() == right.getClass()) {
            return ((Comparable<Object>) one).compareTo(right);
        }
        throw new Untold("no order");
    }

    private static boolean in(Object item, Object of) {
        if (of instanceof Map<?, ?> map) {
            return map.containsKey(item);
        }
        if (of instanceof Collection<?> items) {
            return items.stream().anyMatch(other -> equal(item, other));
        }
        throw new Untold("no list");
    }

    private static Object sum(Object left, Object right, int sign) {
        if (left instanceof Long one && right instanceof Long two) {
            return one + sign * two;
        }
        if (left instanceof Number one && right instanceof Number two) {
            return one.doubleValue() + sign * two.doubleValue();
        }
        throw new Untold("no sum");
    }

    private static long size(Object value) {
        if (value instanceof String text) {
            return text.codePointCount(0, text.length());
        }
        if (value instanceof Collection<?> items) {
            return items.size();
        }
        if (value instanceof Map<?, ?> map) {
            return map.size();
        }
        throw new Untold("no size");
    }

    private static double number(Object value) {
        try {
            return Double.parseDouble(String.valueOf(value));
        } catch (NumberFormatException e) {
            throw new Untold("no number");
        }
    }

    private static Duration duration(Object value) {
        Duration sum = Duration.ZERO;
        Matcher unit = UNIT.matcher(String.valueOf(value));
        int end = 0;
        try {
            while (unit.find() && unit.start() == end) {
                long count = Long.parseLong(unit.group(1));
                sum =
                        sum.plus(
                                switch (unit.group(2)) {
                                    case "ms" -> Duration.ofMillis(count);
                                    case "s" -> Duration.ofSeconds(count);
                                    case "m" -> Duration.ofMinutes(count);
                                    default -> Duration.ofHours(count);
                                });
                end = unit.end();
            }
        } catch (NumberFormatException | ArithmeticException e) {
            throw new Untold("no duration");
        }
        if (end == 0 || end != String.valueOf(value).length()) {
            throw new Untold("no duration");
        }
        return sum;
    }

    /** A moment; a text that is none cannot be told. */
    static Instant time(Object value) {
        if (value instanceof Instant time) {
            return time;
        }
        try {
            return OffsetDateTime.parse(String.valueOf(value)).toInstant();
        } catch (DateTimeException e) {
            throw new Untold("no time");
        }
    }
}
