package io.aihub.operator.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;

/**
 * Reads equal short texts to one and the same: three quarters of the texts in the caches (reasons,
 * labels, roles, dates) stand there more than once. Each text has one place by its hash, where the
 * last one stays: what is common comes back at once, and what is not costs nothing.
 */
final class StringPool extends StdScalarDeserializer<String> {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 128;
    private static final int PLACES = 1 << 13;

    /** Not locked: a text is whole for whoever sees it, and a lost one is only read again. */
    private final transient String[] texts = new String[PLACES];

    StringPool() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context)
            throws IOException {
        return shared(StringDeserializer.instance.deserialize(parser, context));
    }

    private String shared(String text) {
        if (text == null || text.length() > LONGEST) {
            return text;
        }
        int hash = text.hashCode();
        int place = (hash ^ hash >>> 16) & PLACES - 1;
        String known = texts[place];
        if (text.equals(known)) {
            return known;
        }
        texts[place] = text;
        return text;
    }
}
