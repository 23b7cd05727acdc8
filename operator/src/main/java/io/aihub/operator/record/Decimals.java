package io.aihub.operator.record;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/** Numbers as the API writes them: decimal strings of at most six places. */
final class Decimals {
    private static final int PLACES = 6;

    private Decimals() {}

    static String of(OptionalDouble value) {
        return value.isPresent() ? of(value.getAsDouble()) : null;
    }

    static String of(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(PLACES, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** Every digit of a number: bin edges have to come back as the same double. */
    static String exact(double value) {
        return BigDecimal.valueOf(value).toPlainString();
    }
}
