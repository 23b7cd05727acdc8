package io.aihub.dossier.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.util.RawValue;

/**
 * Stored content as one text, for a cache that holds many and reads few. Jackson writes it as the
 * object that it stands for, so a packed content that was sent by mistake would still be right.
 */
public final class PackedContent {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private PackedContent() {}

    /** The same content as text; what is not an object, or null, is left as it is. */
    public static JsonNode pack(JsonNode content) {
        return content instanceof ObjectNode
                ? new POJONode(new RawValue(content.toString()))
                : content;
    }

    /** The content as a tree, of its own when it was packed. */
    static JsonNode unpack(JsonNode content) {
        if (!(content instanceof POJONode packed) || !(packed.getPojo() instanceof RawValue text)) {
            return content;
        }
        try {
            return MAPPER.readTree((String) text.rawValue());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was written here is not JSON", e);
        }
    }
}
