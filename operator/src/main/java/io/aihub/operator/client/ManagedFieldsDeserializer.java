package io.aihub.operator.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.fabric8.kubernetes.api.model.FieldsV1;
import java.io.IOException;
import java.util.Map;

/**
 * Reads of {@code managedFields} whether they name {@code spec.replicas}, the one field whose owner
 * is asked for, and passes over the rest: they are three quarters of what the API server sends, and
 * nobody here writes them back.
 */
final class ManagedFieldsDeserializer extends StdDeserializer<FieldsV1> {
    private static final long serialVersionUID = 1L;
    private static final String SPEC = "f:spec";
    private static final String REPLICAS = "f:replicas";

    ManagedFieldsDeserializer() {
        super(FieldsV1.class);
    }

    @Override
    public FieldsV1 deserialize(JsonParser parser, DeserializationContext context)
            throws IOException {
        FieldsV1 fields = new FieldsV1();
        if (namesReplicas(parser)) {
            fields.setAdditionalProperty(SPEC, Map.of(REPLICAS, Map.of()));
        }
        return fields;
    }

    /** Passes over the object that the parser stands at. */
    private static boolean namesReplicas(JsonParser parser) throws IOException {
        boolean named = false;
        if (parser.hasToken(JsonToken.START_OBJECT)) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean spec = SPEC.equals(parser.currentName());
                parser.nextToken();
                if (spec) {
                    named = names(parser, REPLICAS);
                } else {
                    parser.skipChildren();
                }
            }
        }
        return named;
    }

    private static boolean names(JsonParser parser, String wanted) throws IOException {
        boolean named = false;
        if (parser.hasToken(JsonToken.START_OBJECT)) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                named |= wanted.equals(parser.currentName());
                parser.nextToken();
                parser.skipChildren();
            }
        }
        return named;
    }
}
