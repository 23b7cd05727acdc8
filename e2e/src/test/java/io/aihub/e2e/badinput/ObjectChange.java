package io.aihub.e2e.badinput;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Changes of an object.
 *
 * @param values new value by JSON pointer; null removes the field, and one past the end of a list
 *     adds to it
 */
record ObjectChange(JsonNode values) {

    /** A changed copy. */
    ObjectNode of(ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        values.properties().forEach(change -> set(copy, change.getKey(), change.getValue()));
        return copy;
    }

    /** Sets one value in place. */
    static void set(ObjectNode object, String pointer, JsonNode value) {
        JsonPointer place = JsonPointer.compile(pointer);
        JsonNode parent = object.at(place.head());
        if (parent instanceof ArrayNode list) {
            int index = place.last().getMatchingIndex();
            if (index == list.size()) {
                list.add(value);
            } else {
                list.set(index, value);
            }
        } else if (value.isNull()) {
            ((ObjectNode) parent).remove(place.last().getMatchingProperty());
        } else {
            ((ObjectNode) parent).set(place.last().getMatchingProperty(), value);
        }
    }
}
