package io.aihub.operator;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads equal short texts to one and the same: three quarters of the texts in the caches (reasons,
 * labels, roles, dates) stand there more than once.
 */
final class SharedTexts extends StdScalarDeserializer<String> {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 128;
    private static final int MOST = 20_000;

    private final transient Map<String, String> texts = new ConcurrentHashMap<>();

    SharedTexts() {
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
        String known = texts.get(text);
        if (known != null) {
            return known;
        }
        if (texts.size() >= MOST) {
            // What is still common comes back at once; what was not is let go.
            texts.clear();
        }
        known = texts.putIfAbsent(text, text);
        return known == null ? text : known;
    }
}
