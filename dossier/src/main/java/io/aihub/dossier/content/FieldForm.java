package io.aihub.dossier.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.aihub.dossier.time.ApiDate;
import io.aihub.dossier.time.GoDuration;
import java.math.BigDecimal;
import java.math.BigInteger;

/** How a value is written, so that two ways of saying one thing have one digest. */
enum FieldForm {
    text,
    number,
    decimal,
    duration,
    time,
    /** Sorted, each entry once. */
    set,
    /** Objects sorted by {@code name}. */
    keyed,
    /** In the given order, entries as they are. */
    list,
    /** As it is. */
    map;

    /** Canonical JSON knows doubles only, so a whole number beyond this is written as text. */
    private static final BigInteger LARGEST_EXACT = BigInteger.ONE.shiftLeft(53);

    static FieldForm of(String word) {
        return word.equals("int") ? number : valueOf(word);
    }

    /**
     * The one way to write the value; what cannot be read stays as it is, and a rule reports it.
     */
    JsonNode write(JsonNode value) {
        return switch (this) {
            case decimal -> decimal(value);
            case duration ->
                    GoDuration.parse(value.asText())
                            .<JsonNode>map(read -> TextNode.valueOf(GoDuration.format(read)))
                            .orElse(value);
            case time ->
                    ApiDate.time(value.asText())
                            .<JsonNode>map(read -> TextNode.valueOf(read.toString()))
                            .orElse(value);
            case number -> exact(value);
            default -> value;
        };
    }

    private static JsonNode exact(JsonNode value) {
        return value.isIntegralNumber()
                        && value.bigIntegerValue().abs().compareTo(LARGEST_EXACT) > 0
                ? TextNode.valueOf(value.asText())
                : value;
    }

    private static JsonNode decimal(JsonNode value) {
        String text = value.asText();
        if (!text.matches("-?[0-9]{1,12}(\\.[0-9]{1,12})?")) {
            return value;
        }
        BigDecimal read = new BigDecimal(text);
        return TextNode.valueOf(
                read.signum() == 0 ? "0" : read.stripTrailingZeros().toPlainString());
    }
}
