package io.aihub.dossier.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * The two digests of a model's content. Both are made over {@code {digestVersion, apiVersion, kind,
 * namespace, name, content}}, so equal content of two models has different digests.
 */
final class ContentDigest {
    /** Part of digest version 1: it stays when the API moves on. */
    private static final String API_VERSION = "aihub.io/v1alpha1";

    private ContentDigest() {}

    /** Over serving content and terms. */
    static String ofContent(ModelId model, int version, JsonNode content) {
        return CanonicalJson.sha256(document(model, version, content));
    }

    /** Over the serving content alone; pods belong to it. */
    static String ofServing(ModelId model, int version, ContentFields fields, JsonNode content) {
        JsonNode serving = new ContentForm(fields, Set.of(ContentPart.Serving)).of(content);
        return CanonicalJson.sha256(document(model, version, serving));
    }

    private static ObjectNode document(ModelId model, int version, JsonNode content) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("digestVersion", version);
        document.put("apiVersion", API_VERSION);
        document.put("kind", "AIModel");
        document.put("namespace", model.namespace());
        document.put("name", model.name());
        document.set("content", content);
        return document;
    }
}
