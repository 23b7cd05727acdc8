package io.aihub.operator.record;

import io.aihub.api.v1alpha1.Patterns;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/** Numbers as the API writes them: decimal strings of at most six places. */
final class Decimals {
    private static final int PLACES = 6;
    private static final double LARGEST = 999_999_999_999.0;

    private Decimals() {}

    static String of(OptionalDouble value) {
        return value.isPresent() ? of(value.getAsDouble()) : null;
    }

    /** Null for what is no number; a number beyond the API's digits is its largest. */
    static String of(double value) {
        if (Double.isNaN(value)) {
            return null;
        }
        double bounded = Math.max(-LARGEST, Math.min(LARGEST, value));
        BigDecimal rounded = BigDecimal.valueOf(bounded).setScale(PLACES, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** Every digit of a number: bin edges have to come back as the same double. */
    static String exact(double value) {
        String plain = BigDecimal.valueOf(value).toPlainString();
        return plain.matches(Patterns.DECIMAL) ? plain : Double.toString(value);
    }
}
