package io.aihub.operator.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.WatchEvent;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/**
 * Reads an event of a watch as the kind that its object names. The client's own way makes a tree of
 * each object, and from the tree the object; here the object is noted down once, without the most
 * of {@code managedFields}.
 */
final class WatchEventDeserializer extends StdDeserializer<WatchEvent> {
    private static final long serialVersionUID = 1L;

    private static final Reading AS_THE_CLIENT = new Reading(KubernetesResource.class, Set.of());

    private final transient Map<Kind, Reading> kinds;

    /** As an object names it. */
    record Kind(String apiVersion, String name) {}

    /**
     * How a kind is read.
     *
     * @param type that it is read to
     * @param unread fields of the object that nobody asks for
     */
    record Reading(Class<? extends KubernetesResource> type, Set<String> unread) {}

    /** Where in an object a field is, as far as it matters. */
    private enum Place {
        Object,
        Metadata,
        Managers,
        Anywhere;

        Place of(String field) {
            if (this == Object && "metadata".equals(field)) {
                return Metadata;
            }
            return this == Metadata && "managedFields".equals(field) ? Managers : Anywhere;
        }
    }

    /**
     * @param kinds how each is read; any other kind is read as the client reads it
     */
    WatchEventDeserializer(Map<Kind, Reading> kinds) {
        super(WatchEvent.class);
        this.kinds = Map.copyOf(kinds);
    }

    @Override
    public WatchEvent deserialize(JsonParser parser, DeserializationContext context)
            throws IOException {
        WatchEvent event = new WatchEvent();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if ("type".equals(name)) {
                event.setType(parser.getValueAsString());
            } else if ("object".equals(name) && value == JsonToken.START_OBJECT) {
                event.setObject(new Notes(parser, context).read());
            } else {
                parser.skipChildren();
            }
        }
        return event;
    }

    /** One object, noted down. */
    private final class Notes {
        private final JsonParser parser;
        private final DeserializationContext context;
        private String apiVersion;
        private String kind;

        Notes(JsonParser parser, DeserializationContext context) {
            this.parser = parser;
            this.context = context;
        }

        KubernetesResource read() throws IOException {
            try (TokenBuffer noted = context.bufferForInputBuffering(parser)) {
                note(noted, Place.Object);
                try (JsonParser again = noted.asParserOnFirstToken()) {
                    // Unlike readValue, this keeps what it finds out about the class.
                    return (KubernetesResource)
                            context.findContextualValueDeserializer(
                                            context.constructType(reading().type()), null)
                                    .deserialize(again, context);
                }
            }
        }

        /** The API server writes version and kind first; before they are known, all is read. */
        private Reading reading() {
            return apiVersion == null || kind == null
                    ? AS_THE_CLIENT
                    : kinds.getOrDefault(new Kind(apiVersion, kind), AS_THE_CLIENT);
        }

        private void note(TokenBuffer noted, Place place) throws IOException {
            noted.writeStartObject();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (place == Place.Object && reading().unread().contains(name)) {
                    parser.skipChildren();
                    continue;
                }
                noted.writeFieldName(name);
                Place next = place.of(name);
                if (next == Place.Metadata && value == JsonToken.START_OBJECT) {
                    note(noted, next);
                } else if (next == Place.Managers && value == JsonToken.START_ARRAY) {
                    noteManagers(noted);
                } else {
                    noteKind(place, name);
                    noted.copyCurrentStructure(parser);
                }
            }
            noted.writeEndObject();
        }

        private void noteKind(Place place, String name) throws IOException {
            if (place == Place.Object && "kind".equals(name)) {
                kind = parser.getValueAsString();
            } else if (place == Place.Object && "apiVersion".equals(name)) {
                apiVersion = parser.getValueAsString();
            }
        }

        private void noteManagers(TokenBuffer noted) throws IOException {
            noted.writeStartArray();
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                noted.writeStartObject();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    noted.writeFieldName(name);
                    parser.nextToken();
                    if ("fieldsV1".equals(name)) {
                        ManagedFieldsDeserializer.write(
                                noted, ManagedFieldsDeserializer.namesReplicas(parser));
                    } else {
                        noted.copyCurrentStructure(parser);
                    }
                }
                noted.writeEndObject();
            }
            noted.writeEndArray();
        }
    }
}
