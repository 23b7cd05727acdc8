package io.aihub.operator.record;

import io.aihub.api.v1alpha1.Patterns;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.lang.reflect.AnnotatedElement;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/**
 * What a schema says of one value, by the annotations that it is generated from.
 *
 * @param longest characters of a text, elements of a list
 * @param form that a text has to have, null for any
 */
record Limits(long longest, Pattern form, long least, long most, boolean required) {
    /** The bounds of every number for which the API states none. */
    private static final long LARGEST_EXACT_INTEGER = 9_007_199_254_740_991L;

    private static final int LABEL = 63;

    static Limits of(AnnotatedElement element) {
        Size size = element.getAnnotation(Size.class);
        var form = element.getAnnotation(io.fabric8.generator.annotation.Pattern.class);
        Min min = element.getAnnotation(Min.class);
        Max max = element.getAnnotation(Max.class);
        return new Limits(
                size == null ? longest(form) : size.max(),
                form == null ? null : Pattern.compile(form.value()),
                min == null ? 0 : (long) min.value(),
                max == null ? LARGEST_EXACT_INTEGER : (long) max.value(),
                element.isAnnotationPresent(Required.class));
    }

    /** What a pattern leaves open; the schema has the length of a label beside it. */
    private static long longest(io.fabric8.generator.annotation.Pattern form) {
        return form != null && form.value().equals(Patterns.LABEL) ? LABEL : Long.MAX_VALUE;
    }

    boolean hasForm(String text) {
        return form == null || form.matcher(text).find() && (!isOfTime() || isTime(text));
    }

    private boolean isOfTime() {
        return form.pattern().equals(Patterns.DATE_TIME);
    }

    private static boolean isTime(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    long bounded(long number) {
        return Math.max(least, Math.min(most, number));
    }
}
