package io.aihub.sandbox.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One version of one object.
 *
 * @param json never changed after it was stored
 * @param text the same as text, written once for all readers
 */
record StoredObject(ObjectNode json, String text, FieldOwnership ownership) {
    StoredObject(ObjectNode json, FieldOwnership ownership) {
        this(json, Json.text(json), ownership);
    }

    String uid() {
        return Json.at(json, "metadata", "uid");
    }

    String resourceVersion() {
        return Json.at(json, "metadata", "resourceVersion");
    }

    boolean isDeleting() {
        return json.path("metadata").has("deletionTimestamp");
    }
}
